"""Bars of a chart: what each stands for and which filter clicking it makes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.schema.clause import AnyClause


class BinKind(StrEnum):
    VALUE = "value"
    OTHER = "other"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar.

    `lower` and `upper` are numbers with both ends included, ISO times with the end left out,
    or None for categories. `clause` is None for `other`, which is no single filter.
    """

    label: str
    kind: BinKind
    lower: float | str | None
    upper: float | str | None
    clause: AnyClause | None
