"""`import`: a downloaded archive into a workspace, all of a dataset or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from explorer.archive.discover import discover
from explorer.archive.files import Discovery, Notice
from explorer.archive.naming import read_name
from explorer.cli.asked import Form, Import
from explorer.cli.preview import (
    left_out_json,
    left_out_lines,
    noticed_line,
    preview_json,
    preview_lines,
    unrecognised_line,
)
from explorer.cli.progress import progress_line, time_left
from explorer.cli.stopping import Stopped, stoppable
from explorer.cli.table import shown
from explorer.errors import Cancelled, KnownError
from explorer.ingest.load import load
from explorer.ingest.plan import Plan, plan
from explorer.ingest.progress import Progress
from explorer.ingest.report import Report
from explorer.schema.words import size_text
from explorer.store.database import Database

_MOST_REASONS = 3
_BESIDE_THE_POINT = (Notice.NOTHING_FOUND, Notice.README, Notice.MEDIA_LIST, Notice.OTHER)


def run(asked: Import) -> int:
    """Import, or say what would be imported."""
    with stoppable() as stopped:
        found = discover(asked.paths)
        if not found.files:
            raise KnownError(_nothing_found(found))
        names = _names(found, asked.dataset)
        if asked.dry_run:
            return _preview(asked, found, names)
        with Database.open(asked.workspace, create=True) as database:
            with database.reader() as reader:
                planned = plan(found, reader, names)
            report = _load(asked, planned, database, stopped)
    _print(asked.form, report, planned)
    return 0


def _load(asked: Import, planned: Plan, database: Database, stopped: Stopped) -> Report:
    with progress_line(sys.stderr) as line:
        try:
            return load(
                planned,
                database,
                progress=lambda progress: line.tell(_progress_text(progress)),
                cancelled=stopped,
                accept_damaged=asked.accept_damaged,
            )
        except Cancelled:
            line.clear()
            print("Cancelled: nothing of what was being imported is kept.", file=sys.stderr)
            raise


def _print(form: Form, report: Report, planned: Plan) -> None:
    if form is Form.JSON:
        answer = {
            **report.as_json(),
            "changed": list(report.changed),
            "skipped": list(report.skipped),
            **left_out_json(planned),
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for line in (*report.sentences(), *left_out_lines(planned)):
        print(shown(line))


def _progress_text(progress: Progress) -> str:
    share = progress.bytes_done / max(progress.bytes_total, 1)
    told = (
        f"{progress.dataset}: {progress.phase.value}",
        f"{share:.0%}",
        f"{size_text(progress.bytes_done)} of {size_text(progress.bytes_total)}",
        f"{progress.rows_done:,} rows" if progress.rows_done else "",
        time_left(progress.seconds_left),
    )
    return " · ".join(part for part in told if part)


def _preview(asked: Import, found: Discovery, names: Mapping[str, str]) -> int:
    if asked.workspace.exists():
        with (
            Database.open(asked.workspace, read_only=True) as database,
            database.reader() as reader,
        ):
            planned = plan(found, reader, names)
    else:
        planned = plan(found, None, names)
    if asked.form is Form.JSON:
        answer = preview_json(planned, asked.workspace)
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    for line in preview_lines(planned, asked.workspace):
        print(shown(line))
    return 0


def _names(found: Discovery, wanted: str | None) -> dict[str, str]:
    """What each dataset found is to be called."""
    if wanted is None:
        return {}
    if not wanted.strip():
        raise KnownError("A dataset needs a name: write one after --dataset.")
    official = [read_name(file.name) for file in found.files]
    several = sorted({named.dataset for named in official if named.official})
    if len(several) > 1:
        raise KnownError(
            f"These are several datasets ({', '.join(several)}), and --dataset gives one name: "
            "import them one after the other."
        )
    return {file.dataset: wanted.strip() for file in found.files}


def _nothing_found(found: Discovery) -> str:
    """What lies there instead, the general answer only where there is no better one."""
    telling = [one for one in found.noticed if one.kind not in _BESIDE_THE_POINT]
    lines = [*map(unrecognised_line, found.unrecognised), *map(noticed_line, telling)]
    if not lines:
        general = [one for one in found.noticed if one.kind is Notice.NOTHING_FOUND]
        lines = [noticed_line(one) for one in general or found.noticed]
    more = len(lines) - _MOST_REASONS
    rest = [f"{more} more files are no archives either."] if more > 0 else []
    return " ".join([*lines[:_MOST_REASONS], *rest])
