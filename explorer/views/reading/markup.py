"""Pieces of the page that a tweet or an account is read on; every word of the archive escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from explorer.schema.columns import UNKNOWN
from explorer.schema.numerals import PLAIN, Numerals
from explorer.views.reading.links import text_defanged
from explorer.views.reading.question import Cells
from explorer.views.shared.marking import MARK_WORDS
from explorer.views.shared.moments import minute_text
from explorer.views.shared.numbers import thousands
from explorer.views.shared.table.cells import in_one_line, is_right_to_left
from explorer.views.shared.theme import Theme

ACCOUNT, TWEET, ONLY, WRITE = "account", "tweet", "only", "write"
"""What a link of the page leads to: the scheme of its address."""
_LONGEST_TEXT = 20_000
_LONGEST_BRIEF = 280


def style(theme: Theme) -> str:
    """The style sheet of the page."""
    prose = f'.prose {{ font-family: "{theme.tweet_font}"; }} ' if theme.tweet_font else ""
    return prose + (
        f"body {{ color: {theme.text}; }} a {{ color: {theme.link}; text-decoration: none; }} "
        f".muted {{ color: {theme.muted}; }} .warning {{ color: {theme.warning}; }} "
        f"h2 {{ font-size: 15px; margin: 0; }} h3 {{ font-size: 12px; color: {theme.muted}; "
        "margin-top: 14px; margin-bottom: 3px; } p { margin-top: 2px; margin-bottom: 2px; } "
        "td { padding-right: 12px; padding-bottom: 1px; }"
    )


def said(value: object, numerals: Numerals = PLAIN) -> str:
    """A name or number of the archive, or that it is unknown."""
    if value is None or value == "":
        return f'<span class="muted">{UNKNOWN}</span>'
    if isinstance(value, int) and not isinstance(value, bool):
        return thousands(value, numerals)
    return escape(in_one_line(str(value)))


def link(kind: str, target: object, words: str) -> str:
    """Words that lead on within the program."""
    return f'<a href="{kind}:{quote(str(target), safe="")}">{words}</a>'


def prose(text: str, longest: int = _LONGEST_TEXT, numerals: Numerals = PLAIN) -> str:
    """A text as a paragraph in its own direction, its lines kept and its links defanged."""
    cut = text_defanged(text[:longest])
    more = ""
    if len(text) > longest:
        more = (
            f'<p class="muted">The first {thousands(longest, numerals)} of '
            f"{thousands(len(text), numerals)} "
            "characters; copy the row for all of them.</p>"
        )
    direction = ' dir="rtl" align="right"' if is_right_to_left(cut) else ""
    lines = "<br>".join(escape(line) for line in cut.splitlines())
    return f'<p class="prose"{direction}>{lines}</p>{more}'


def section(heading: str, *parts: str) -> str:
    """A heading and what stands below it; nothing where there is nothing."""
    body = "".join(parts)
    return f"<h3>{escape(heading)}</h3>{body}" if body else ""


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Names and values side by side; the values are markup already."""
    lines = "".join(
        f'<tr><td class="muted">{escape(name)}</td><td>{value}</td></tr>' for name, value in rows
    )
    return f"<table cellspacing=0>{lines}</table>"


def brief(tweet: Cells) -> str:
    """One other tweet in a few lines: who, when, what; a link to each."""
    who = link(ACCOUNT, tweet["account"], f"{said(tweet['name'])} @{said(tweet['handle'])}")
    when = UNKNOWN if tweet["minute"] is None else minute_text(int(str(tweet["minute"])))
    read = link(TWEET, tweet["row"], f"{when} · {tweet['kind']}")
    return f"<p>{who} · {read}</p>{prose(str(tweet['text']), _LONGEST_BRIEF)}"


def marks(cells: Cells) -> str:
    """What the user wrote on it, and links to change that."""
    tags, note = cells["tags"], cells["note"]
    links = " · ".join(link(WRITE, kind, words) for kind, words in MARK_WORDS.items())
    return (
        f"{f'<p>Tags: {escape(str(tags))}</p>' if tags else ''}"
        f"{prose(str(note)) if note else ''}<p>{links}</p>"
    )


def sentences(lines: Sequence[str], role: str = "muted") -> str:
    return "".join(f'<p class="{role}">{escape(line)}</p>' for line in lines)
