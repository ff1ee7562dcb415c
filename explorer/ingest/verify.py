"""Nothing is kept that does not add up with a count made by something else than the importer."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.archive.count import Records
from explorer.errors import KnownError
from explorer.ingest.rejects import Reject

_ADVICE = (
    "Download or extract the file again, or accept the damage to import the whole records "
    "(--accept-damaged, or the choice in the preview)."
)


class Damaged(KnownError):
    """Records of a file are damaged: the whole ones come in where the damage is accepted.

    `figures` says how many and where, without the advice that the message ends with.
    """

    def __init__(self, figures: str) -> None:
        super().__init__(f"{figures} {_ADVICE}")
        self.figures = figures


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one CSV gave: rows taken, records rejected, the first of these."""

    name: str
    rows: int
    rejected: int
    first_reject: Reject | None
    counted: Records


def check(reading: Reading, *, accept_damaged: bool) -> None:
    """Raise Damaged where records are, and KnownError where the numbers do not add up."""
    counted = reading.counted.records
    if reading.rows + reading.rejected != counted:
        raise KnownError(
            f"{reading.name} holds {_records(counted)}, but only {reading.rows:,} of them could "
            f"be read and {reading.rejected:,} were recognised as damaged; nothing of it was "
            "imported. Download or extract the file again."
        )
    if accept_damaged or not (reading.rejected or reading.counted.cut):
        return
    raise Damaged(
        f"{reading.name} is damaged: {_whole(reading)}{_where(reading)} Nothing of it was imported."
    )


def _whole(reading: Reading) -> str:
    counted = reading.counted.records
    broken = reading.rejected or 1
    verb = "is" if broken == 1 else "are"
    return f"{counted - broken:,} of {_records(counted)} are whole, {broken:,} {verb} not"


def _where(reading: Reading) -> str:
    cut = " and the file breaks off within its last record" if reading.counted.cut else ""
    if reading.first_reject is None:
        return f"{cut}."
    first = reading.first_reject
    if cut and reading.rejected == 1:
        return f": the file breaks off in record {first.record:,} at byte {first.byte_offset:,}."
    which = "it is" if reading.rejected == 1 else "the first is"
    return f": {which} record {first.record:,} at byte {first.byte_offset:,}, {first.reason}{cut}."


def _records(count: int) -> str:
    return f"{count:,} record" + ("" if count == 1 else "s")
