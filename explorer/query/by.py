"""What the bars of a chart stand for: a field and how its values are put into bins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches

from explorer.errors import KnownError
from explorer.query.calendar import UNITS
from explorer.schema.clause import UTC
from explorer.schema.fields import FIELDS, Entity, FieldKind

HEATMAP = "hour,weekday"
LOG = "log"
MOST_PARTS = 4
"""As many as a chart has colours for; more are not told apart."""
_DEFAULT_TOP = "20"
_CLOCK_KINDS = (FieldKind.HOUR, FieldKind.WEEKDAY)
_PART_KINDS = (FieldKind.CATEGORY, FieldKind.TEXT)
"""Every tweet and account has one value at most, so that parts add up to the whole."""
_NAMED_KINDS = (FieldKind.CATEGORY, FieldKind.LIST, FieldKind.TEXT)


@dataclass(frozen=True, slots=True)
class By:
    """A field (or `hour,weekday`), the bins (`day`, `log`, `20`, empty where fixed) and the zone.

    The zone counts for hours and weekdays only. Of named values only those that contain
    `containing`, in any case, get a bar of their own; the others are together in `other`.
    """

    field: str
    bins: str = ""
    zone: str = UTC
    containing: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.field.split(","))

    @property
    def text(self) -> str:
        """As `parse_by` reads it, with the zone apart; what values must contain is not in it."""
        return f"{self.field}:{self.bins}" if self.bins else self.field

    @property
    def kind(self) -> FieldKind:
        return FIELDS[self.fields[0]].kind

    @property
    def entity(self) -> Entity:
        return FIELDS[self.fields[0]].entity

    @property
    def is_named(self) -> bool:
        """Whether the bars are the most frequent of any number of values."""
        return self.kind in _NAMED_KINDS and self.field != "kind"

    @property
    def top(self) -> int:
        """How many values get a bar of their own."""
        return int(self.bins or _DEFAULT_TOP)


def parse_by(text: str, zone: str = UTC) -> By:
    """`time:day`, `followers:log`, `language:20`, `hour,weekday`; raises KnownError."""
    field, _, bins = text.partition(":")
    field = ",".join(sorted(part.strip().lower() for part in field.split(",")))
    if field != HEATMAP and field not in FIELDS:
        near = get_close_matches(field, FIELDS, n=1, cutoff=0.0)[0]
        raise KnownError(f"There is no field “{field}” to count by; the nearest is “{near}”.")
    by = By(field, bins.strip().lower(), zone)
    if by.bins:
        _check_bins(by)
        return by
    defaults = {FieldKind.TIME: "month", FieldKind.NUMBER: LOG}
    if field == "time":
        return By(field, "day", zone)
    return By(field, defaults.get(by.kind, _DEFAULT_TOP if by.is_named else ""), zone)


def parse_bars(text: str, zone: str = UTC) -> tuple[By, By | None]:
    """`time:month`, or `time:month,kind` with what each bar is made of; raises KnownError."""
    *before, last = (part.strip().lower() for part in text.split(","))
    if not before or {*before, last} == set(HEATMAP.split(",")):
        return parse_by(text, zone), None
    bars, parts = parse_by(",".join(before), zone), parse_by(last, zone)
    if parts.kind not in _PART_KINDS or parts.field in bars.fields:
        raise KnownError(
            f"Bars by {bars.field} cannot be made of {parts.field}: take a field with one value "
            "for each, for example dataset, kind or language."
        )
    if parts.is_named and ":" not in last:
        parts = replace(parts, bins=str(MOST_PARTS))
    return bars, parts


def text_of_bars(bars: By, parts: By | None) -> str:
    """As `parse_bars` reads it, with the zone apart."""
    return bars.text if parts is None else f"{bars.text},{parts.text}"


def _check_bins(by: By) -> None:
    is_number = by.bins.isdecimal() and int(by.bins) > 0
    if by.kind is FieldKind.TIME:
        hours_are_known = by.field != "created"
        units = UNITS if hours_are_known else UNITS[1:]
        if by.bins not in units:
            raise KnownError(f"{by.field} is counted by {', '.join(units)}, not by “{by.bins}”.")
    elif by.kind is FieldKind.NUMBER:
        if by.bins != LOG and not is_number:
            raise KnownError(
                f"{by.field} is counted in {by.field}:log or, say, {by.field}:20 equal bins."
            )
    elif by.is_named:
        if not is_number:
            raise KnownError(f"Write how many values to list, for example {by.field}:20.")
    else:
        raise KnownError(f"{by.field} has bins of its own; leave out “:{by.bins}”.")
