"""What an import would do, to be looked at before anything is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from explorer.archive.files import ArchiveFile, Discovery, Noticed, Packing, Unrecognised
from explorer.archive.known import Catalog, load_catalog
from explorer.store import catalog
from explorer.store.catalog import Asks, FileRow

# Measured at 1 and 10 million tweets from zip on two cores; a guess for the preview only.
_BYTES_PER_SECOND = 90_000_000
_WORKSPACE_SHARE = 0.45
# Short tables are written to a log first and stand there in full; long ones are not.
_MOST_LOG_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class PlannedDataset:
    """One dataset to be imported; `parts_known` is None where nothing is published about it.

    `exists` is whether the workspace has a dataset of this name, which then grows.
    """

    name: str
    files: tuple[ArchiveFile, ...]
    parts_found: int
    parts_known: int | None
    parts_missing: tuple[str, ...]
    stated_accounts: int | None
    stated_tweets: int | None
    exists: bool

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


@dataclass(frozen=True, slots=True)
class Plan:
    """Datasets in the order of their names. `already` are files that seem to be there.

    They have the name and size of an imported one; the import makes sure by their content.
    """

    datasets: tuple[PlannedDataset, ...]
    already: tuple[ArchiveFile, ...]
    unrecognised: tuple[Unrecognised, ...]
    noticed: tuple[Noticed, ...]

    @property
    def bytes(self) -> int:
        """The size of all CSVs, extracted."""
        return sum(dataset.bytes for dataset in self.datasets)

    @property
    def needed_disk_bytes(self) -> int:
        """Room for the workspace, and for the largest file extracted or the log beside it."""
        packed = [
            file.bytes
            for dataset in self.datasets
            for file in dataset.files
            if file.packing is not Packing.PLAIN
        ]
        beside = max(*packed, min(self.bytes, _MOST_LOG_BYTES), 0)
        return int(self.bytes * _WORKSPACE_SHARE) + beside

    @property
    def estimated_seconds(self) -> float:
        return self.bytes / _BYTES_PER_SECOND

    def without(self, files: Collection[ArchiveFile]) -> Plan:
        """The same with some files left out; datasets without files fall away."""
        kept = [
            replace(one, files=tuple(file for file in one.files if file not in files))
            for one in self.datasets
        ]
        return replace(self, datasets=tuple(one for one in kept if one.files))


def plan(
    discovery: Discovery,
    reader: Asks | None,
    rename: Mapping[str, str] | None = None,
    *,
    known: Catalog | None = None,
) -> Plan:
    """Sort what was found into datasets; `rename` leads from found names to wanted ones."""
    published = known or load_catalog()
    stored = catalog.files(reader) if reader is not None else ()
    names = {row.name for row in catalog.datasets(reader)} if reader is not None else set[str]()
    sorted_files: dict[str, list[ArchiveFile]] = {}
    for file in discovery.files:
        name = (rename or {}).get(file.dataset, file.dataset)
        sorted_files.setdefault(name, []).append(file)
    return Plan(
        tuple(
            _dataset(name, tuple(files), published, exists=name in names)
            for name, files in sorted(sorted_files.items())
        ),
        tuple(file for file in discovery.files if _seems_stored(file, stored)),
        discovery.unrecognised,
        discovery.noticed,
    )


def _dataset(
    name: str, files: tuple[ArchiveFile, ...], known: Catalog, *, exists: bool
) -> PlannedDataset:
    published = known.named(name)
    parts = [file.part for file in files if file.layout.role != "users"]
    return PlannedDataset(
        name,
        files,
        len(set(parts)),
        len(published.tweets_files) or None if published else None,
        known.parts_missing(name, parts) if parts and None not in parts else (),
        published.accounts_stated if published else None,
        published.tweets_in_archive if published else None,
        exists,
    )


def _seems_stored(file: ArchiveFile, stored: tuple[FileRow, ...]) -> bool:
    return any(row.name == file.name and row.bytes == file.bytes for row in stored)
