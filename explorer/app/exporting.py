"""Exporting what is selected: the question, the job, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.app import settings
from explorer.app.dialogs.export import ExportDialog
from explorer.app.dialogs.export_choice import ExportChoice
from explorer.app.dialogs.report import report_dialog
from explorer.app.host import Host
from explorer.app.jobs import IsCancelled, Job, Report
from explorer.app.save_path import ask_csv_path, saving_folder
from explorer.app.selected import count_selected, filters_of, tables_of
from explorer.app.writing import bars_with, in_little_memory, rows_told
from explorer.export.order import BARS, Exported, ExportOrder
from explorer.export.write import write_all
from explorer.session.requests import TagsInUse, TotalCounts
from explorer.session.state import SessionState
from explorer.store.reader import Reader
from explorer.views.shared.asker import ask_once
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.numbers import out_of

_QUESTION = "export question"
_TAGS = "export tags"


class Exporting:
    """Slot of Export…"""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask(self) -> None:
        """Count what is selected, then ask what of it to export and where to."""
        count_selected(self._host, _QUESTION, self._open_dialog)

    def _open_dialog(self, state: SessionState, counts: TotalCounts) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return

        def open_with(tags: object) -> None:
            self._open_with(state, counts, tags if isinstance(tags, tuple) else ())

        ask_once(workspace.session, _TAGS, TagsInUse(), open_with, self._host.tell)

    def _open_with(self, state: SessionState, counts: TotalCounts, tags: Sequence[str]) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        dialog = ExportDialog(
            tables_of(counts, self._host.theme.numerals),
            filters_of(state, self._host.theme.numerals),
            saving_folder(self._host),
            workspace.name,
            tags,
            self._host.window,
        )
        dialog.chosen.connect(lambda choice: self._export(state, choice))
        dialog.open()

    def _export(self, state: SessionState, choice: ExportChoice) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        first = next(iter(choice.files.values()))
        settings.remember_export_folder(self._host.remembered, first.parent)
        orders = choice.orders(state.selection, state.zone)
        self._start(f"Exporting {' and '.join(choice.files)}", orders)

    def save_data(self, card: CountingCard) -> None:
        """Ask where the numbers behind a chart are to go, and write them with their provenance."""
        workspace = self._host.workspace
        if workspace is None:
            return
        state = workspace.session.committed
        zone = card.by_in(state).zone
        path = ask_csv_path(self._host, card, "Save data", card.title)
        if path is None:
            return
        order = ExportOrder(
            BARS,
            path,
            state.selection,
            force=True,
            zone=zone,
            by=card.data_by(state),
            compared=state.compared_selection,
        )
        self._start(f"Saving {path.name}", (order,))

    def _start(self, title: str, orders: tuple[ExportOrder, ...]) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        database = workspace.database
        task = ExportTask(orders, database.reader(), database.data_version)
        work = in_little_memory(task.run, database)
        job = Job(title, work, task.reader.interrupt)
        job.succeeded.connect(self._on_exported)
        job.failed.connect(self._host.desk.report)
        job.cancelled.connect(lambda: self._host.tell("Export cancelled: nothing was written."))
        job.ended.connect(task.reader.close)
        self._host.jobs.start(job)

    def _on_exported(self, answer: object) -> None:
        if not isinstance(answer, tuple):
            return
        lines: list[str] = []
        for exported in answer:
            names = ", ".join(path.name for path in exported.paths)
            said = out_of(exported.rows, exported.all_rows, "rows", self._host.theme.numerals)
            lines.append(f"{names}: {said} in scope.")
            lines += [f"Beside it: {beside.name}" for beside in exported.sidecars]
            lines += exported.notes
        folder = answer[0].paths[0].parent
        lines.append(f"Folder: {folder}")
        self._host.tell(f"Exported to {folder}")
        report_dialog(lines, self._host.window, title="Export finished").open()


@dataclass(frozen=True, slots=True)
class ExportTask:
    """Writes all that is ordered, on a worker thread, with a reader of its own."""

    orders: tuple[ExportOrder, ...]
    reader: Reader
    data_version: int

    def run(self, tell: Report, cancelled: IsCancelled) -> tuple[Exported, ...]:
        """All of them or none."""
        count = bars_with(self.reader, self.data_version)
        return write_all(self.orders, self.reader, rows_told(tell), cancelled, count)
