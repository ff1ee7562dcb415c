"""Export a selection: every file whole, with its sidecar, or none."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from explorer.errors import BugError, KnownError
from explorer.export.csv_file import FileWritten, Lines, write_csv
from explorer.export.landing import check_target, landing
from explorer.export.notes import notes_of
from explorer.export.order import (
    PARQUET,
    Exported,
    ExportOrder,
    IsCancelled,
    OnProgress,
    check_order,
    never_cancelled,
    no_progress,
)
from explorer.export.origin import Scope, is_left_out, origins_of, scope_of
from explorer.export.parquet_file import write_parquet
from explorer.export.provenance import Counts, Export, as_text, sidecar_of, sidecar_path
from explorer.export.sheet import Sheet, sheets_of
from explorer.export.watch import Watch
from explorer.query.export_rows import BEGIN, END, VERSION
from explorer.query.selection import Selection
from explorer.query.totals import totals
from explorer.store.reader import Reader

Check = Callable[[Sequence[Sheet], Sequence[FileWritten], Export], None]


def write(
    order: ExportOrder,
    reader: Reader,
    progress: OnProgress = no_progress,
    cancelled: IsCancelled = never_cancelled,
) -> Exported:
    """Write what is ordered, on the calling thread; `reader` must be this thread's own.

    To cancel, let `cancelled` say so and then interrupt the reader from another thread; this
    raises Cancelled. Nothing is left behind then, as after a KnownError.
    """
    return write_checked(order, reader, Watch(progress, cancelled), _unchecked)


def write_checked(
    order: ExportOrder, reader: Reader, watch: Watch, check: Check, piece: int | None = None
) -> Exported:
    """The same; `check` looks at the files before they get their names, and may raise.

    Of a split export only file number `piece` is written, under the very name ordered.
    """
    check_order(order)
    # At once, because finding the rows can take a while; a split export has other names.
    check_target(order.path, force=order.force or order.split)
    with landing(force=order.force) as land:
        with _one_state(reader):
            export, sheets = _plan(order, reader, piece)
            # Places come first: nobody shall wait for a file that cannot be.
            places = [land.place(sheet.path) for sheet in sheets]
            besides = [land.place(sidecar_path(sheet.path)) for sheet in sheets]
            files = _files(export, sheets, places, reader, watch)
        check(sheets, files, export)
        for sheet, file, beside in zip(sheets, files, besides, strict=True):
            text = as_text(sidecar_of(export, sheet, file))
            beside.write_text(text, encoding="utf-8", newline="\n")
        watch.check()
    return Exported(
        tuple(sheet.path for sheet in sheets),
        tuple(sidecar_path(sheet.path) for sheet in sheets),
        sum(sheet.rows for sheet in sheets),
        export.counts.all_rows(order.what),
        tuple(file.sha256 for file in files),
        export.notes,
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


def _unchecked(_sheets: Sequence[Sheet], _files: Sequence[FileWritten], _export: Export) -> None:
    """Stand in for a check that nobody asked for."""


def _plan(
    order: ExportOrder, reader: Reader, piece: int | None
) -> tuple[Export, tuple[Sheet, ...]]:
    """What is going to be written, and what its sidecars will say."""
    scope = scope_of(order, reader)
    found = origins_of(order, scope, reader)
    kept = [origin for origin in found if not is_left_out(order, origin)]
    sheets = sheets_of(order, scope, kept)
    if piece is not None:
        sheets = (replace(sheets[min(piece, len(sheets)) - 1], path=order.path),)
    _refuse_sources(scope, sheets)
    left_out = sum(origin.rows for origin in found) - sum(origin.rows for origin in kept)
    export = Export(
        order=order,
        scope=scope,
        counts=_counts(order, reader, left_out),
        database_version=str(reader.rows(VERSION)[0][0]),
        utc=datetime.now(UTC),
        notes=notes_of(order, sheets, left_out),
    )
    return export, sheets


def _counts(order: ExportOrder, reader: Reader, left_out: int) -> Counts:
    accounts, tweets = _totals(order.selection, reader)
    all_accounts, all_tweets = _totals(order.selection.whole(), reader)
    return Counts(accounts, tweets, all_accounts, all_tweets, left_out)


def _totals(selection: Selection, reader: Reader) -> tuple[int, int]:
    accounts, tweets = reader.rows(totals(selection))[0]
    return int(str(accounts)), int(str(tweets))


def _refuse_sources(scope: Scope, sheets: Sequence[Sheet]) -> None:
    """Even where it may replace files, an export never replaces what it is made from."""
    sources = {Path(file.container).resolve() for file in scope.files.values()}
    for sheet in sheets:
        if sheet.path.resolve() in sources:
            raise KnownError(
                f"“{sheet.path}” is a file of the archive itself: choose another name."
            )


def _files(
    export: Export, sheets: Sequence[Sheet], places: Sequence[Path], reader: Reader, watch: Watch
) -> list[FileWritten]:
    order = export.order
    watch.begin(sum(sheet.rows for sheet in sheets))
    lines = Lines(order, reader, watch)
    files: list[FileWritten] = []
    for sheet, place in zip(sheets, places, strict=True):
        if order.format == PARQUET:
            files.append(write_parquet(sheet, place, order, reader))
            watch.count(sheet.rows)
        else:
            files.append(write_csv(sheet, place, order, watch.counted(lines.of(sheet))))
    return files
