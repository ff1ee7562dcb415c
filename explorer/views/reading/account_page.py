"""An account as it is read: its profile, and what all of its tweets tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from explorer.schema.bins import BinKind
from explorer.schema.fields import FIELDS
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted as counted_words
from explorer.session.counting import Counted
from explorer.views.reading.links import defanged
from explorer.views.reading.markup import (
    ONLY,
    link,
    marks,
    prose,
    said,
    section,
    sentences,
    table,
)
from explorer.views.reading.names import odd_letters
from explorer.views.reading.question import AccountRead, Cells, words_of
from explorer.views.shared.moments import day_text, minute_text, second_text
from explorer.views.shared.numbers import percent, thousands

GONE = "This account is no longer in the workspace."
CHARTS = MappingProxyType({"time": "Tweets by month", "hour": "Tweets by hour of the day, UTC"})
"""Fields of the little charts, and their headings; a picture `chart:FIELD` stands in each."""
_MINUTES_A_DAY = 24 * 60


def account_page(read: AccountRead, numerals: Numerals = PLAIN) -> str:
    """The page as markup of QTextDocument; the pictures of CHARTS are not part of it."""
    account = read.account
    if account is None:
        return sentences((GONE,))
    return "".join(
        (
            _head(account),
            section("Profile", prose(str(account["profile"]), numerals=numerals))
            if account["profile"]
            else "",
            section("Your notes", marks(account)),
            section("Details", table(_figures(account, numerals))),
            *(_chart(field, heading, read.charts, numerals) for field, heading in CHARTS.items()),
            section("Silent for longest", *_silences(read.silences, numerals)),
            *(
                section(FIELDS[field].heading, _values(counted, numerals))
                for field, counted in read.charts.items()
                if field not in CHARTS
            ),
        )
    )


def numbers_of(counted: Counted) -> list[int]:
    """Tweets of each bar of a chart, in order, without those of unknown time."""
    return [
        int(number)
        for one, number in zip(counted.bins, counted.tweets.tolist(), strict=True)
        if one.kind is BinKind.VALUE
    ]


def _head(account: Cells) -> str:
    remarks = [
        warning for key in ("name", "handle") for warning in odd_letters(str(account[key] or ""))
    ]
    if account["placeholder"]:
        remarks.append("Known only from its tweets: no users file lists it.")
    if others := words_of(account["elsewhere"]):
        remarks.append(f"The same id is in {', '.join(others)} as well.")
    return (
        f"<h2>{said(account['name'])}</h2>"
        f"<p class='muted'>@{said(account['handle'])} · {said(account['dataset'])}</p>"
        f"{sentences(tuple(dict.fromkeys(remarks)), 'warning')}"
        f"<p>{link(ONLY, account['account'], 'Filter to this account')}</p>"
    )


def _figures(account: Cells, numerals: Numerals) -> Iterator[tuple[str, str]]:
    yield "Followers", said(account["followers"], numerals)
    yield "Following", said(account["following"], numerals)
    yield "Created", _created(account)
    yield "Language", said(account["account_language"])
    yield "Location", said(account["location"])
    if account["profile_url"]:
        yield "Link", escape(defanged(str(account["profile_url"])))
    yield "Tweets here", said(account["tweets"], numerals)
    if account["tweets"]:
        yield "First", _minute(account["first_tweet"])
        yield "Last", _minute(account["last_tweet"])
        yield "Likes received", said(account["likes_received"], numerals)
        yield "Retweets received", said(account["retweets_received"], numerals)
    yield "Id", said(account["account_id"])


def _created(account: Cells) -> str:
    if account["created_ms"] is not None:
        return f"{second_text(int(str(account['created_ms'])))} UTC, by its id"
    day = account["created_day"]
    return said(None) if day is None else day_text(int(str(day)))


def _minute(value: object) -> str:
    return said(None) if value is None else minute_text(int(str(value)))


def _chart(field: str, heading: str, charts: Mapping[str, Counted], numerals: Numerals) -> str:
    counted = charts[field]
    bars = [one for one in counted.bins if one.kind is BinKind.VALUE]
    numbers = numbers_of(counted)
    most = max(numbers, default=0)
    if not most:
        return ""
    top = bars[numbers.index(most)].label
    ends = f"{bars[0].label} to {bars[-1].label}, most in {top}: {thousands(most, numerals)}"
    return section(heading, f'<p><img src="chart:{field}"></p>', sentences((ends,)))


def _silences(silences: Sequence[tuple[int, int]], numerals: Numerals) -> list[str]:
    lines = [
        f"{counted_words((until - since) // _MINUTES_A_DAY, 'days', numerals)}: "
        f"{minute_text(since)} to {minute_text(until)}"
        for since, until in silences
        if until - since >= _MINUTES_A_DAY
    ]
    return [sentences(lines, "plain")] if lines else []


def _values(counted: Counted, numerals: Numerals) -> str:
    """The most frequent values with their shares of all the account's tweets in the archive."""
    whole = int(counted.tweets.sum()) if counted.by.field in ("language", "client") else 0
    rows: list[tuple[str, str]] = []
    for one, number in zip(counted.bins, counted.tweets.tolist(), strict=True):
        if one.kind is BinKind.VALUE and number:
            share = f" ({percent(number, whole, numerals)})" if whole else ""
            rows.append((one.label, f"{thousands(number, numerals)}{share}"))
    return table(rows) if rows else ""
