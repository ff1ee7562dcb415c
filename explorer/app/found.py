"""What discovery found and the plan makes of it, in the words of the preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.archive.files import ArchiveFile, Notice, Noticed
from explorer.ingest.plan import Plan, PlannedDataset
from explorer.schema.words import size_text

_MOST_COLUMNS = 12
_NOUNS = {"users": "Accounts", "tweets": "Tweets", "both": "Accounts and tweets"}
_HALVES = (Notice.USERS_ALONE, Notice.TWEETS_ALONE)
_GENERAL = (Notice.NOTHING_FOUND, Notice.README, Notice.MEDIA_LIST, Notice.OTHER)
"""Said only where nothing that tells more is to be said."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One archive file; `where` names it among all, `notes` are to be known before ticking it."""

    where: str
    name: str
    what: str
    size: str
    notes: tuple[str, ...]
    is_mapped: bool


@dataclass(frozen=True, slots=True)
class FoundDataset:
    """One dataset that would be imported, and what to know about it."""

    name: str
    files: tuple[FoundFile, ...]
    lines: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stranger:
    """A file that is not imported, and why; `columns` may be mapped by hand where there are any."""

    where: str
    reason: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Needs:
    """What an import is thought to take."""

    files: int
    disk_bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found; `others` were recognised as something that is not imported."""

    planned: Plan
    datasets: tuple[FoundDataset, ...]
    unrecognised: tuple[Stranger, ...]
    others: tuple[Stranger, ...]

    def needs(self, without: frozenset[str]) -> Needs:
        """What an import takes that leaves out the files at these places."""
        files = [file for dataset in self.planned.datasets for file in dataset.files]
        kept = self.planned.without([file for file in files if file.where in without])
        count = sum(len(dataset.files) for dataset in kept.datasets)
        return Needs(count, kept.needed_disk_bytes, kept.estimated_seconds)


def found_in(planned: Plan, mapped: Iterable[str] = ()) -> Found:
    """Everything the preview says; `mapped` are the places of files with columns chosen by hand."""
    told: defaultdict[str, list[Noticed]] = defaultdict(list)
    for noticed in planned.noticed:
        told[noticed.where].append(noticed)
    datasets = tuple(_dataset(one, planned, told, frozenset(mapped)) for one in planned.datasets)
    return Found(
        planned,
        datasets,
        tuple(
            Stranger(one.where, _reason(one.reason, one.columns), one.columns)
            for one in planned.unrecognised
        ),
        tuple(_others(planned, datasets)),
    )


def _dataset(
    one: PlannedDataset,
    planned: Plan,
    told: Mapping[str, Iterable[Noticed]],
    mapped: frozenset[str],
) -> FoundDataset:
    files = tuple(
        FoundFile(
            file.where,
            file.name,
            _what(file),
            size_text(file.bytes),
            tuple(_notes(file, planned, told)),
            file.where in mapped,
        )
        for file in one.files
    )
    return FoundDataset(one.name, files, tuple(_lines(one)), tuple(_warnings(one, told)))


def _what(file: ArchiveFile) -> str:
    part = f", part {file.part}" if file.part else ""
    return f"{_NOUNS[file.layout.role]}{part} · {file.layout.title}"


def _notes(
    file: ArchiveFile, planned: Plan, told: Mapping[str, Iterable[Noticed]]
) -> Iterable[str]:
    if file in planned.already:
        yield "Seems to be in the open workspace already; its content decides."
    yield from (noticed.sentence for noticed in told.get(file.where, ()))


def _lines(planned: PlannedDataset) -> Iterable[str]:
    if planned.parts_known is not None and planned.parts_known > 1 and not planned.parts_missing:
        yield f"All {planned.parts_known} published parts are here."
    stated = (("accounts", planned.stated_accounts), ("tweets", planned.stated_tweets))
    said = [f"{number:,} {noun}" for noun, number in stated if number is not None]
    if said:
        yield f"Stated when it was published: {', '.join(said)}."


def _warnings(planned: PlannedDataset, told: Mapping[str, Iterable[Noticed]]) -> Iterable[str]:
    if planned.exists:
        yield f"The open workspace holds “{planned.name}” already; adding there makes it grow."
    for noticed in told.get(planned.name, ()):
        # What is lacking here may be in the workspace.
        if not (planned.exists and noticed.kind in _HALVES):
            yield noticed.sentence


def _others(planned: Plan, datasets: Iterable[FoundDataset]) -> Iterable[Stranger]:
    said = {
        *(dataset.name for dataset in datasets),
        *(file.where for dataset in datasets for file in dataset.files),
    }
    others = [noticed for noticed in planned.noticed if noticed.where not in said]
    telling = [noticed for noticed in others if noticed.kind not in _GENERAL]
    if telling or planned.unrecognised:
        others = [noticed for noticed in others if noticed.kind is not Notice.NOTHING_FOUND]
    for noticed in others:
        yield Stranger(noticed.where, noticed.sentence)


def _reason(reason: str, columns: tuple[str, ...]) -> str:
    if not columns:
        return reason
    shown = ", ".join(columns[:_MOST_COLUMNS])
    more = f" and {len(columns) - _MOST_COLUMNS} more" if len(columns) > _MOST_COLUMNS else ""
    return f"{reason} Its columns: {shown}{more}."
