"""Import what was planned: all of a dataset or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from explorer.archive.files import ArchiveFile
from explorer.errors import KnownError
from explorer.ingest.build import Builder, NewFile, Part
from explorer.ingest.plan import Plan, PlannedDataset
from explorer.ingest.progress import Meter, Phase, Progress
from explorer.ingest.report import Report, report_of
from explorer.ingest.scratch import Scratch, scratch_beside
from explorer.ingest.verify import Damaged
from explorer.store import catalog
from explorer.store.catalog import DatasetRow, FileRow
from explorer.store.database import Database

__all__ = ["Progress", "load"]


class _NothingNewError(Exception):
    """Ends a transaction in which nothing was to be done."""


@dataclass(slots=True)
class _Import:
    """What one call of `load` works with and remembers."""

    database: Database
    scratch: Scratch
    meter: Meter
    accept_damaged: bool
    changed: list[str] = field(default_factory=list[str])
    skipped: list[str] = field(default_factory=list[str])


def _tell_nobody(progress: Progress) -> None:
    del progress


def _go_on() -> bool:
    return False


def load(
    plan: Plan,
    database: Database,
    *,
    progress: Callable[[Progress], None] = _tell_nobody,
    cancelled: Callable[[], bool] = _go_on,
    accept_damaged: bool = False,
) -> Report:
    """Import every dataset of the plan, each in one transaction.

    Content that is in the workspace already, by the sha-256 of the CSV, is left out. `progress`
    is called from this thread and another one. Raises Cancelled, and KnownError where a dataset
    was refused – Damaged where accepting the damage helps; the others are imported then, and the
    error says so.
    """
    meter = Meter(plan.bytes, progress, cancelled)
    refused: list[KnownError] = []
    with scratch_beside(database.path) as scratch:
        task = _Import(database, scratch, meter, accept_damaged)
        for dataset in plan.datasets:
            try:
                _load_dataset(task, dataset)
            except KnownError as error:
                refused.append(error)
    if task.changed:
        try:
            database.checkpoint()
        except KnownError as error:
            refused.append(error)
    if refused:
        raise _refusal(refused, task.changed) from refused[0]
    meter.finish(plan.datasets[-1].name if plan.datasets else "")
    with database.reader() as reader:
        return report_of(reader, changed=tuple(task.changed), skipped=tuple(task.skipped))


def _refusal(refused: list[KnownError], changed: list[str]) -> KnownError:
    sentences = [error.figures if isinstance(error, Damaged) else str(error) for error in refused]
    if changed:
        sentences.append(f"Imported all the same: {', '.join(changed)}.")
    kind = Damaged if any(isinstance(error, Damaged) for error in refused) else KnownError
    return kind(" ".join(dict.fromkeys(sentences)))


def _load_dataset(task: _Import, planned: PlannedDataset) -> None:
    with task.database.reader() as reader:
        present = {row.name: row for row in catalog.datasets(reader)}.get(planned.name)
        stored = catalog.files(reader)
        names = {row.dataset: row.name for row in catalog.datasets(reader)}
    seen = _Seen(planned.name, present, stored, names)
    files = sorted(planned.files, key=_order)
    mine = [row for row in stored if present is not None and row.dataset == present.dataset]
    parts = _new_files(task, planned.name, files, seen)
    if present is not None:
        # Old and new files take turns by their names: all the new ones must be known first.
        new = list(parts)
        if not new:
            return
        parts = iter(sorted([*new, *mine], key=_part_order))
    with_users = any(file.layout.role == "users" for file in files) or any(
        row.role == "users" for row in mine
    )
    try:
        _build(task, planned.name, parts, present, with_users=with_users)
    except _NothingNewError:
        return
    task.changed.append(planned.name)


def _build(
    task: _Import, name: str, parts: Iterator[Part], present: DatasetRow | None, *, with_users: bool
) -> None:
    with task.database.transaction() as writer:
        builder = Builder(
            writer, task.meter, name, with_users=with_users, accept_damaged=task.accept_damaged
        )
        begun = False
        for part in parts:
            if not begun:
                builder.begin()
                begun = True
            _add(task.scratch, builder, part)
        if not begun:
            raise _NothingNewError
        builder.finish(present)
        task.meter.start(name, Phase.SAVING)


def _add(scratch: Scratch, builder: Builder, part: Part) -> None:
    if isinstance(part, FileRow):
        builder.add(part)
        return
    try:
        builder.add(part)
    except (KnownError, OSError):
        # A file that is gone or was cut is the reason of whatever else went wrong.
        scratch.check_unchanged(part.file, part.extracted)
        raise
    scratch.check_unchanged(part.file, part.extracted)
    scratch.discard(part.file, part.extracted)


@dataclass(slots=True)
class _Seen:
    """Contents that are in the workspace or came by in this import."""

    dataset: str
    present: DatasetRow | None
    stored: tuple[FileRow, ...]
    names: dict[int, str]
    hashes: dict[str, str] = field(default_factory=dict[str, str])

    def where(self, new: NewFile) -> str | None:
        """Where the same content is already; None where it is new."""
        sha256 = new.extracted.sha256
        # Files with a header only are all alike: there the name makes the difference.
        alone = new.extracted.records.records == 0
        key = f"{sha256} {new.file.name}" if alone else sha256
        if key in self.hashes:
            return self.hashes[key]
        self.hashes[key] = new.file.where
        for row in self.stored:
            mine = self.present is not None and row.dataset == self.present.dataset
            if row.sha256 == sha256 and (not alone or (mine and row.name == new.file.name)):
                return f"dataset “{self.names[row.dataset]}”"
        return None


def _new_files(
    task: _Import, name: str, files: list[ArchiveFile], seen: _Seen
) -> Iterator[NewFile]:
    """Extract one file after the other, each when it is asked for; known contents are left out."""
    for file in files:
        task.meter.start(name, Phase.EXTRACTING)
        extracted = task.scratch.extract(file, task.meter.add_bytes, task.meter.cancelled)
        new = NewFile(file, extracted)
        where = seen.where(new)
        if where is None:
            yield new
            continue
        task.scratch.discard(file, extracted)
        task.skipped.append(f"{file.name} is already in {where}: the same content, left out.")


def _order(file: ArchiveFile) -> tuple[bool, str, str]:
    return file.layout.role != "users", file.name, file.where


def _part_order(part: Part) -> tuple[bool, str, str]:
    if isinstance(part, FileRow):
        return part.role != "users", part.name, part.container
    return _order(part.file)
