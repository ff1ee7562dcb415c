"""A tweet as it is read: written by whom, answering what, answered by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from explorer.schema.columns import UNKNOWN
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted
from explorer.views.reading.links import defanged
from explorer.views.reading.markup import (
    ACCOUNT,
    brief,
    link,
    marks,
    prose,
    said,
    section,
    sentences,
    table,
)
from explorer.views.reading.names import odd_letters
from explorer.views.reading.question import (
    Cells,
    Mentioned,
    Reference,
    Related,
    TweetRead,
    words_of,
)
from explorer.views.shared.moments import minute_text, second_text

GONE = "This tweet is no longer in the workspace."
_REFERS = MappingProxyType({"reply": "Answers", "quote": "Quotes", "retweet": "Retweets"})


def tweet_page(read: TweetRead, media: str = "", numerals: Numerals = PLAIN) -> str:
    """The page as markup of QTextDocument; `media` is what it says of pictures and videos."""
    tweet = read.tweet
    if tweet is None:
        return sentences((GONE,))
    return "".join(
        (
            _head(tweet),
            section("What led to it, in the archive", *map(brief, read.thread)),
            section("The tweet", prose(str(tweet["text"]), numerals=numerals), _written(tweet)),
            media,
            section("Your notes", marks(tweet)),
            *map(_reference, read.references),
            section("Details", table(_figures(tweet, numerals))),
            section("Links, not to be followed", *_links(tweet)),
            section("Hashtags", *_hashtags(tweet)),
            section("Mentions", *_mentions(tweet, read.mentioned or {})),
            *(_related(related, numerals) for related in read.related),
        )
    )


def _head(tweet: Cells) -> str:
    name = link(ACCOUNT, tweet["account"], said(tweet["name"]))
    warnings = [
        warning for key in ("name", "handle") for warning in odd_letters(str(tweet[key] or ""))
    ]
    if tweet["conflicting"]:
        warnings.append("Another row of the dataset has the same id and other contents.")
    return (
        f"<h2>{name}</h2><p class='muted'>@{said(tweet['handle'])} · "
        f"{escape(str(tweet['kind']))} · {said(tweet['dataset'])}</p>"
        f"{sentences(tuple(dict.fromkeys(warnings)), 'warning')}"
    )


def _written(tweet: Cells) -> str:
    """The cell itself where entities or composed letters make it look different."""
    if tweet["written"] is None:
        return ""
    return f"<p class='muted'>In the archive it is spelled:</p>{prose(str(tweet['written']))}"


def _figures(tweet: Cells, numerals: Numerals) -> Iterator[tuple[str, str]]:
    yield "Posted", _posted(tweet)
    for name in ("language", "client", "likes", "retweets", "replies", "quotes"):
        yield name.capitalize(), said(tweet[name], numerals)
    yield "Id", said(tweet["tweet_id"])
    place = [str(tweet[key]) for key in ("latitude", "longitude") if tweet[key] is not None]
    if place and set(place) != {"absent"}:
        yield "Place", said(", ".join(place))


def _posted(tweet: Cells) -> str:
    if tweet["minute"] is None:
        return said(None)
    minute = f"{minute_text(int(str(tweet['minute'])))} UTC"
    if tweet["exact_ms"] is None:
        return minute
    return f"{minute}; by its id at {second_text(int(str(tweet['exact_ms'])))}"


def _reference(reference: Reference) -> str:
    heading = _REFERS[reference.relation]
    if reference.tweet is not None:
        return section(heading, brief(reference.tweet))
    return section(heading, sentences((f"Tweet {reference.tweet_id}, not in the archive.",)))


def _links(tweet: Cells) -> list[str]:
    return [f"<p>{escape(defanged(url))}</p>" for url in words_of(tweet["links"])]


def _hashtags(tweet: Cells) -> list[str]:
    words = words_of(tweet["hashtag_words"])
    if not words and tweet["hashtags"] is None:
        return [sentences((UNKNOWN,))]
    return [f"<p>{escape(' '.join(f'#{word}' for word in words))}</p>"] if words else []


def _mentions(tweet: Cells, known: Mapping[str, Mentioned]) -> list[str]:
    lines: list[str] = []
    for account_id in words_of(tweet["mentioned"]):
        if account_id in known:
            found = known[account_id]
            lines.append(f"<p>{link(ACCOUNT, found.account, f'@{said(found.handle)}')}</p>")
        else:
            lines.append(
                f"<p>{escape(account_id)} <span class='muted'>not in the archive</span></p>"
            )
    return lines


def _related(related: Related, numerals: Numerals) -> str:
    shown = len(related.tweets)
    noun = {"reply": "answers", "quote": "quotes", "retweet": "retweets"}[related.relation]
    first = f", the first {shown} of them" if related.whole > shown else ""
    heading = f"{counted(related.whole, noun, numerals)} in the archive{first}"
    return section(heading[:1].upper() + heading[1:], *map(brief, related.tweets))
