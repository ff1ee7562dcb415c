"""What can be chosen for an export, and the orders that a choice stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from explorer.export.order import (
    ACCOUNTS,
    CSV,
    EDGES,
    EXACT,
    GRAPHML,
    GZIP,
    OFFICIAL,
    PARQUET,
    SPREADSHEET,
    SUFFIXES,
    TWEETS,
    ExportOrder,
)
from explorer.export.sheet import DATASET, added_keys, mark_columns
from explorer.query.export_edges import MENTIONS, REPLIES, RETWEETS
from explorer.query.selection import Selection
from explorer.schema.clause import Clause, Value
from explorer.schema.official import PROFILE_HEADERS, TWEET_HEADERS

BOTH = "both"
PROGRAM = "program"
OWN = "own"
SPLIT = "split"
STANDARD = "official"
CHOSEN = "chosen"

KINDS = ((RETWEETS, "retweets"), (REPLIES, "replies"), (MENTIONS, "mentions"))
COLUMNS = (
    (OWN, "the archive's own"),
    (SPLIT, "own, a file per layout"),
    (STANDARD, "all 31 of 2019"),
    (CHOSEN, "those ticked below"),
)
NAMES = MappingProxyType(
    {ACCOUNTS: tuple(PROFILE_HEADERS.values()), TWEETS: tuple(TWEET_HEADERS.values())}
)
"""The archive's columns that can be ticked, of accounts and of tweets."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write: what it is called and good for, and how it is ordered."""

    title: str
    means: str
    format: str = CSV
    mode: str = EXACT

    @property
    def suffix(self) -> str:
        return f".{self.format}"


_EXACT = Form(
    "Exact",
    "The archive's own columns, order and spelling; for scripts and for checking against the "
    "source.",
)
_SPREADSHEET = Form(
    "Spreadsheet-safe",
    "Opens in Excel with Chinese, Arabic and long ids whole; cells that would run as formulas "
    "are disarmed.",
    mode=SPREADSHEET,
)
FORMS_OF_ROWS = MappingProxyType(
    {
        EXACT: _EXACT,
        SPREADSHEET: _SPREADSHEET,
        PROGRAM: Form(
            "Parquet",
            "Small, with counts and times typed; for pandas, R, DuckDB and clusters.",
            PARQUET,
        ),
    }
)
FORMS_OF_EDGES = MappingProxyType(
    {
        EXACT: Form("CSV", "An edges table: source, target, weight, and the time between them."),
        SPREADSHEET: _SPREADSHEET,
        PROGRAM: Form(
            "GraphML",
            "For Gephi and other network programs; describes the accounts too.",
            GRAPHML,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """`base` is the path without what the files' names end in.

    With a `tag` only what has it is written: accounts, tweets, or the network of such accounts;
    with `everything` all that is in scope, whatever is filtered. `names` are the archive's columns
    that are ticked; each file has those of them that are its own.
    """

    base: Path
    what: str = ACCOUNTS
    form: str = EXACT
    kind: str = RETWEETS
    columns: str = OWN
    added: bool = False
    compressed: bool = False
    marks: bool = False
    tag: str = ""
    everything: bool = False
    names: tuple[str, ...] = ()

    @property
    def forms(self) -> Mapping[str, Form]:
        return FORMS_OF_EDGES if self.what == EDGES else FORMS_OF_ROWS

    @property
    def compression(self) -> str:
        """Parquet is compressed already."""
        return GZIP if self.compressed and self.forms[self.form].format != PARQUET else ""

    @property
    def files(self) -> dict[str, Path]:
        """A path for each of accounts, tweets and edges that is to be written."""
        ending = self.forms[self.form].suffix + SUFFIXES.get(self.compression, "")
        if self.what == EDGES:
            return {EDGES: self.base.with_name(f"{self.base.name}_{self.kind}{ending}")}
        wanted = (ACCOUNTS, TWEETS) if self.what == BOTH else (self.what,)
        return {what: self.base.with_name(f"{self.base.name}_{what}{ending}") for what in wanted}

    def orders(self, selection: Selection, zone: str) -> tuple[ExportOrder, ...]:
        """What is to be written, of this selection."""
        return tuple(
            ExportOrder(
                what,
                path,
                self._of(selection, what),
                self.forms[self.form].mode,
                self.forms[self.form].format,
                columns=self.columns_of(what),
                split=self.columns == SPLIT and what != EDGES,
                zone=zone,
                added=self._added(what),
                kind=self.kind if what == EDGES else "",
                compression=self.compression,
            )
            for what, path in self.files.items()
        )

    def columns_of(self, what: str) -> tuple[str, ...]:
        """The columns of one file by the archive's names; none for the archive's own."""
        if what == EDGES or self.columns not in (STANDARD, CHOSEN):
            return ()
        if self.columns == STANDARD:
            return OFFICIAL
        return tuple(name for name in NAMES[what] if name in self.names)

    @property
    def lacks_columns(self) -> bool:
        """Whether columns are to be ticked, and a file would have none."""
        return (
            self.columns == CHOSEN
            and self.what != EDGES
            and not all(self.columns_of(what) for what in self.files)
        )

    def _of(self, selection: Selection, what: str) -> Selection:
        if self.everything:
            return selection.whole()
        if not self.tag:
            return selection
        field = "tweet_tag" if what == TWEETS else "tag"
        return selection.with_clause(Clause(field, (Value(self.tag),)))

    def _added(self, what: str) -> tuple[str, ...]:
        """Those that are worked out, then what the user wrote."""
        if what == EDGES:
            return ()
        own = mark_columns(what)
        there = (*own, *((DATASET,) if self.columns == STANDARD else ()))
        worked_out = tuple(name for name in added_keys(what) if name not in there)
        return (worked_out if self.added else ()) + (own if self.marks else ())
