"""Export a selection: every file whole, with its sidecar, or none."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import BugError, KnownError
from explorer.export.bars import Count, cannot_count
from explorer.export.edges import plan_edges
from explorer.export.files import files_table
from explorer.export.order import (
    BARS,
    EDGES,
    FILES,
    Exported,
    ExportOrder,
    IsCancelled,
    OnProgress,
    check_order,
    never_cancelled,
    no_progress,
)
from explorer.export.output import FileWritten
from explorer.export.plan import Plan
from explorer.export.provenance import as_text, sidecar_of, sidecar_path
from explorer.export.rows import plan_rows
from explorer.export.table import plan_table
from explorer.export.watch import Watch
from explorer.landing import Landing, check_target, landing
from explorer.query.export_rows import BEGIN, END
from explorer.store.reader import Reader

MEMORY_MB = 600
"""What the database needs for an export; with more it only keeps pages that nobody reads again."""

Check = Callable[[Plan, Sequence[FileWritten]], None]


def write(
    order: ExportOrder,
    reader: Reader,
    progress: OnProgress = no_progress,
    cancelled: IsCancelled = never_cancelled,
    count: Count = cannot_count,
) -> Exported:
    """Write what is ordered, on the calling thread; `reader` must be this thread's own.

    To cancel, let `cancelled` say so and then interrupt the reader from another thread; this
    raises Cancelled. Nothing is left behind then, as after a KnownError.
    """
    return write_all((order,), reader, progress, cancelled, count)[0]


def write_all(
    orders: Sequence[ExportOrder],
    reader: Reader,
    progress: OnProgress = no_progress,
    cancelled: IsCancelled = never_cancelled,
    count: Count = cannot_count,
) -> tuple[Exported, ...]:
    """Write several from one state of the workspace: all of them or none.

    Edges may be among them once.
    """
    watch = Watch(progress, cancelled)
    return write_checked(
        orders, reader, watch, lambda order: plan_of(order, reader, watch, count), _unchecked
    )


def write_checked(
    orders: Sequence[ExportOrder],
    reader: Reader,
    watch: Watch,
    plan: Callable[[ExportOrder], Plan],
    check: Check,
) -> tuple[Exported, ...]:
    """The same; `check` looks at the files before they get their names, and may raise."""
    for order in orders:
        check_order(order)
        # At once, because finding the rows can take a while; a split export has other names.
        check_target(order.path, force=order.force or order.split)
    with landing(force=all(order.force for order in orders)) as land:
        with _one_state(reader):
            plans = [plan(order) for order in orders]
            # Places come first: nobody shall wait for a file that cannot be.
            placed = [_places(one, land) for one in plans]
            watch.begin(sum(one.rows for one in plans))
            written = [_written(one, places) for one, places in zip(plans, placed, strict=True)]
        for one, places, files in zip(plans, placed, written, strict=True):
            check(one, files)
            _write_sidecars(one, places, files)
        watch.check()
    return tuple(_exported(one, files) for one, files in zip(plans, written, strict=True))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file and its sidecar are written until they land."""

    file: Path
    sidecar: Path


def _places(plan: Plan, land: Landing) -> list[_Place]:
    _refuse_sources(plan)
    is_folder = bool(plan.export.order.partition_by)
    return [
        _Place(land.place(file.path, is_folder=is_folder), land.place(sidecar_path(file.path)))
        for file in plan.contents
    ]


def _written(plan: Plan, places: Sequence[_Place]) -> list[FileWritten]:
    return [planned.write(place.file) for planned, place in zip(plan.files, places, strict=True)]


def _write_sidecars(plan: Plan, places: Sequence[_Place], files: Sequence[FileWritten]) -> None:
    for contents, file, place in zip(plan.contents, files, places, strict=True):
        text = as_text(sidecar_of(plan.export, contents, file))
        place.sidecar.write_text(text, encoding="utf-8", newline="\n")


def _exported(plan: Plan, files: Sequence[FileWritten]) -> Exported:
    return Exported(
        tuple(file.path for file in plan.contents),
        tuple(sidecar_path(file.path) for file in plan.contents),
        plan.rows,
        plan.export.all_rows,
        tuple(file.sha256 for file in files),
        plan.export.sentences,
    )


@contextmanager
def _one_state(reader: Reader) -> Generator[None]:
    """See the workspace as it is now, whatever is imported meanwhile, and leave no trace."""
    reader.rows(BEGIN)
    try:
        yield
    except BaseException as error:
        if not _ended(reader):
            raise _taken_away() from error
        raise
    if not _ended(reader):
        raise _taken_away()


def _ended(reader: Reader) -> bool:
    """Whether the transaction lasted until now; it does not where the file was put in anew."""
    try:
        reader.rows(END)
    except BugError:
        return False
    return True


def _taken_away() -> KnownError:
    return KnownError(
        "The workspace was closed or rebuilt while the export was running: export again; "
        "nothing was written."
    )


def _unchecked(_plan: Plan, _files: Sequence[FileWritten]) -> None:
    """Stand in for a check that nobody asked for."""


def plan_of(
    order: ExportOrder, reader: Reader, watch: Watch, count: Count, piece: int | None = None
) -> Plan:
    """What is going to be written; of a split export only file number `piece`, if it is given."""
    if order.what == BARS:
        return plan_table(order, count(order), reader, watch)
    if order.what == FILES:
        return plan_table(order, files_table(order, reader), reader, watch)
    if order.what == EDGES:
        return plan_edges(order, reader, watch)
    return plan_rows(order, reader, watch, piece)


def _refuse_sources(plan: Plan) -> None:
    """Even where it may replace files, an export never replaces what it is made from."""
    sources = {Path(file.container).resolve() for file in plan.export.scope.files.values()}
    for file in plan.contents:
        if file.path.resolve() in sources:
            raise KnownError(f"“{file.path}” is a file of the archive itself: choose another name.")
