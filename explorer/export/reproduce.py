"""The same export again from a sidecar: byte for byte, or what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from explorer import __version__
from explorer.errors import KnownError
from explorer.export.bars import Count, cannot_count
from explorer.export.order import (
    Exported,
    ExportOrder,
    IsCancelled,
    OnProgress,
    never_cancelled,
    no_progress,
)
from explorer.export.output import FileWritten
from explorer.export.own_marks import OTHERS
from explorer.export.plan import Export, Plan
from explorer.export.sidecar import Sidecar, read_sidecar
from explorer.export.watch import Watch
from explorer.export.write import plan_of, write_checked
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.store.catalog import datasets, files
from explorer.store.reader import Reader


def reproduce(
    sidecar: Path,
    output: Path,
    reader: Reader,
    progress: OnProgress = no_progress,
    cancelled: IsCancelled = never_cancelled,
    count: Count = cannot_count,
    *,
    force: bool = False,
) -> Exported:
    """Write `output` as `sidecar` tells; KnownError says what differs, and nothing is written.

    Where the bytes are the same although the archive or a version differs, the notes say so.
    """
    told = read_sidecar(sidecar)
    order = replace(_order(told, output, reader), force=force)
    differences: list[str] = []

    def check(plan: Plan, written: Sequence[FileWritten]) -> None:
        differences.extend(_differences(told, plan.export))
        if written[0].content_sha256 != told.content_sha256:
            raise KnownError(_failure(told, plan, differences))

    watch = Watch(progress, cancelled)
    (done,) = write_checked(
        (order,), reader, watch, lambda one: plan_of(one, reader, watch, count, told.piece), check
    )
    return replace(done, notes=(_success(told, done), *differences, *done.notes))


def _success(told: Sidecar, done: Exported) -> str:
    if done.sha256[0] == told.sha256:
        return f"The bytes are the same as those of “{told.name}” (SHA-256 {told.sha256})."
    return (
        f"What is inside has the same bytes as that of “{told.name}” "
        f"(SHA-256 {told.content_sha256}); only the container differs."
    )


def _order(told: Sidecar, output: Path, reader: Reader) -> ExportOrder:
    datasets_in_scope = _numbers(told, reader)

    def selected(filters: Sequence[str]) -> Selection:
        clauses = (clause for text in filters for clause in parse(text, told.zone))
        return Selection(tuple(clauses), datasets_in_scope)

    return ExportOrder(
        what=told.what,
        path=output,
        selection=selected(told.filters),
        mode=told.mode,
        format=told.file_format,
        columns=told.columns_asked,
        split=told.split,
        zone=told.zone,
        only_in_tweets=told.only_in_tweets,
        added=told.columns_added,
        partition_by=told.partition_by,
        kind=told.kind,
        by=told.by,
        strict=told.strict,
        compared=None if told.compared is None else selected(told.compared),
        compression=told.compression,
    )


def _numbers(told: Sidecar, reader: Reader) -> tuple[int, ...]:
    here = {row.name: row.dataset for row in datasets(reader)}
    missing = [name for name in told.datasets if name not in here]
    if missing:
        raise KnownError(
            f"This workspace lacks {', '.join(missing)}{_other_names(told, missing, reader)}: "
            "import the same archives first, under the same names."
        )
    return tuple(here[name] for name in told.datasets)


def _other_names(told: Sidecar, missing: Sequence[str], reader: Reader) -> str:
    """Under which names the files of missing datasets are here, if they are."""
    names = {row.dataset: row.name for row in datasets(reader)}
    by_hash = {file.sha256: names[file.dataset] for file in files(reader)}
    found = {
        by_hash[source.sha256]: source.dataset
        for source in told.sources
        if source.dataset in missing and source.sha256 in by_hash
    }
    if not found:
        return ""
    return f" (files of {', '.join(found.values())} are here as {', '.join(found)})"


def _differences(told: Sidecar, export: Export) -> Iterator[str]:
    """What is not as it was, apart from the bytes."""
    names = {dataset.dataset: dataset.name for dataset in export.scope.datasets}
    here = {(names[file.dataset], file.name): file.sha256 for file in export.scope.files.values()}
    then = {(source.dataset, source.name): source.sha256 for source in told.sources}
    for (dataset, name), sha256 in then.items():
        found = here.get((dataset, name))
        if found is None:
            yield f"{name} of {dataset} is not in this workspace."
        elif found != sha256:
            yield f"{name} has SHA-256 {found} here and had {sha256}."
    for dataset, name in here:
        if (dataset, name) not in then:
            yield f"{name} of {dataset} was not there then."
    if told.marks_sha256 != export.marks_sha256:
        yield OTHERS
    if told.program_version != __version__:
        yield f"This is version {__version__} of the program; it was {told.program_version}."
    if told.database_version != export.database_version:
        yield f"This is DuckDB {export.database_version}; it was {told.database_version}."


def _failure(told: Sidecar, plan: Plan, differences: Sequence[str]) -> str:
    counts = (
        ""
        if plan.rows == told.rows
        else f"There are {plan.rows:,} rows here and were {told.rows:,}."
    )
    reasons = [*differences, *([counts] if counts else [])]
    if not reasons:
        reasons = ["The archives, the counts and the versions are the same, the rows are not."]
    return f"“{told.name}” cannot be made again from this workspace. {' '.join(reasons)}"
