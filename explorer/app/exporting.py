"""Exporting what is selected: the question, the job, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from explorer.app import settings
from explorer.app.bars import bars_with
from explorer.app.dialogs.export import ExportDialog
from explorer.app.dialogs.export_choice import ExportChoice
from explorer.app.dialogs.report import report_dialog
from explorer.app.host import Host
from explorer.app.jobs import IsCancelled, Job, Report
from explorer.app.progress_strip import Shown
from explorer.app.selected import count_selected
from explorer.export.order import BARS, Exported, ExportOrder, Progress
from explorer.export.write import write_all
from explorer.query.sentence import sentence_of
from explorer.session.requests import TotalCounts
from explorer.session.state import SessionState
from explorer.store.reader import Reader
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.numbers import out_of

_QUESTION = "export question"


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
        filters = "; ".join(sentence_of(clause) for clause in state.selection.active)
        dialog = ExportDialog(
            {
                "accounts": f"Accounts: {out_of(counts.accounts, counts.all_accounts, 'accounts')}",
                "tweets": f"Tweets: {out_of(counts.tweets, counts.all_tweets, 'tweets')}",
            },
            f"Filters: {filters}" if filters else "Nothing is filtered: everything in scope.",
            settings.export_folder(self._host.remembered) or Path.home(),
            workspace.name,
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
        by = card.by_in(state)
        folder = settings.export_folder(self._host.remembered) or Path.home()
        chosen, _ = QFileDialog.getSaveFileName(
            card, "Save data", str(folder / f"{card.title}.csv"), "CSV table (*.csv)"
        )
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.csv")
        settings.remember_export_folder(self._host.remembered, path.parent)
        # The system's dialog has asked already whether a file may be replaced.
        order = ExportOrder(BARS, path, state.selection, force=True, zone=by.zone, by=by.text)
        self._start(f"Saving {path.name}", (order,))

    def _start(self, title: str, orders: tuple[ExportOrder, ...]) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        database = workspace.database
        task = ExportTask(orders, database.reader(), database.data_version)
        job = Job(title, task.run, task.reader.interrupt)
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
            lines.append(f"{names}: {exported.rows:,} of {exported.all_rows:,} rows in scope.")
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

        def told(progress: Progress) -> None:
            share = progress.rows_done / progress.rows_total if progress.rows_total else None
            tell(Shown(f"{progress.rows_done:,} rows", share))

        count = bars_with(self.reader, self.data_version)
        return write_all(self.orders, self.reader, told, cancelled, count)
