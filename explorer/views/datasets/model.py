"""What the panel says about each dataset, made from the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted
from explorer.session.requests import CatalogRows
from explorer.views.shared.numbers import thousands

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Published:
    """What is known about a dataset from elsewhere; None where nothing is."""

    parts: int | None = None
    accounts: int | None = None
    tweets: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One dataset's lines in the panel; `warnings` are things to know before trusting numbers."""

    dataset: int
    name: str
    accounts: int
    tweets: int
    rejected: int
    lines: tuple[str, ...]
    warnings: tuple[str, ...]

    def counts(self, numerals: Numerals = PLAIN) -> str:
        accounts = counted(self.accounts, "accounts", numerals)
        return f"{accounts} · {counted(self.tweets, 'tweets', numerals)}"


def entries(
    catalog: CatalogRows, published: Mapping[str, Published], numerals: Numerals = PLAIN
) -> tuple[Entry, ...]:
    """One entry a dataset, in the order of their import."""
    made: list[Entry] = []
    for row in catalog.datasets:
        files = [file for file in catalog.files if file.dataset == row.dataset]
        known = published.get(row.name, Published())
        parts = {file.part for file in files if file.part is not None and file.role != "users"}
        rejected = sum(file.rows_rejected for file in files)
        lines = (
            _period(row.first_tweet, row.last_tweet),
            *_stated(known, row.accounts, row.tweets, numerals),
        )
        warnings = (
            *_parts(len(parts), known.parts),
            *_roles({file.role for file in files}),
            *((f"{counted(rejected, 'records', numerals)} could not be read",) if rejected else ()),
        )
        made.append(
            Entry(
                row.dataset,
                row.name,
                row.accounts,
                row.tweets,
                rejected,
                tuple(line for line in lines if line),
                warnings,
            )
        )
    return tuple(made)


def _period(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    start, end = (_EPOCH + timedelta(minutes=minute) for minute in (first, last))
    return f"{start:%b %Y} – {end:%b %Y}"


def _stated(known: Published, accounts: int, tweets: int, numerals: Numerals) -> Iterable[str]:
    """Stated beside in the files: a difference is information, not a fault."""
    for stated, found, noun in (
        (known.accounts, accounts, "accounts"),
        (known.tweets, tweets, "tweets"),
    ):
        if stated is not None and stated != found:
            yield f"stated: {thousands(stated, numerals)} {noun}"


def _parts(found: int, known: int | None) -> Iterable[str]:
    if known is not None and known > 1 and found < known:
        yield f"{found} of {known} parts present"
    elif known is None and found:
        yield f"{counted(found, 'parts')} present"


def _roles(roles: set[str]) -> Iterable[str]:
    if "both" in roles:
        return
    if "users" not in roles:
        yield "no users file: accounts known from tweets only"
    if "tweets" not in roles:
        yield "no tweets file"
