"""Exporting the whole window: every chart that is shown, its data, and the filtered tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from explorer.app import settings
from explorer.app.board import Board
from explorer.app.dialogs.report import report_dialog
from explorer.app.dialogs.window_report import ReportChoice, WindowReportDialog
from explorer.app.host import Host
from explorer.app.jobs import IsCancelled, Job, Report
from explorer.app.save_path import saving_folder
from explorer.app.selected import count_selected, filters_of, tables_of
from explorer.app.writing import bars_with, in_little_memory, rows_told
from explorer.export.report import ReportChart, Reported, ReportOrder, write_report
from explorer.schema.words import counted
from explorer.session.requests import TotalCounts
from explorer.session.state import SessionState
from explorer.store.reader import Reader
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.numbers import out_of
from explorer.views.shared.picture import PICTURE_SUFFIXES, picture_of, png_of

_QUESTION = "report question"


class WindowReport:
    """Slot of Export window as a report…"""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask(self) -> None:
        """Count what is selected, then ask where the report is to go."""
        count_selected(self._host, _QUESTION, self._open_dialog)

    def _open_dialog(self, state: SessionState, counts: TotalCounts) -> None:
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None:
            return
        cards = _cards(board)
        shown = ", ".join(card.title for card in cards)
        today = datetime.now().astimezone()
        dialog = WindowReportDialog(
            f"{counted(len(cards), 'charts')}: {shown}" if cards else "No chart is shown.",
            tables_of(counts, self._host.theme.numerals),
            filters_of(state, self._host.theme.numerals),
            saving_folder(self._host) / f"{workspace.name} report {today:%Y-%m-%d}",
            self._host.window,
        )

        dialog.chosen.connect(lambda choice: self._export(state, choice))
        dialog.open()

    def _export(self, state: SessionState, choice: ReportChoice) -> None:
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None:
            return
        order = ReportOrder(
            choice.folder,
            f"Report on {workspace.name}",
            state.selection,
            [_chart(card, state) for card in _cards(board)],
            choice.tables,
            png_of(self._host.window.grab().toImage()),
            state.zone,
            state.compared_selection,
        )
        settings.remember_export_folder(self._host.remembered, choice.folder.parent)
        database = workspace.database
        task = ReportTask(order, database.reader(), database.data_version)
        work = in_little_memory(task.run, database)
        job = Job(f"Exporting {order.folder.name}", work, task.reader.interrupt)
        job.succeeded.connect(self._on_exported)
        job.failed.connect(self._host.desk.report)
        job.cancelled.connect(lambda: self._host.tell("Report cancelled: nothing was written."))
        job.ended.connect(task.reader.close)
        self._host.jobs.start(job)

    def _on_exported(self, answer: object) -> None:
        if not isinstance(answer, Reported):
            return
        lines = [f"Open {answer.index}", ""]
        for name, exported in answer.exported.items():
            said = out_of(exported.rows, exported.all_rows, "rows", self._host.theme.numerals)
            lines.append(f"{name}: {said} in scope.")
            lines += exported.notes
        self._host.tell(f"Exported to {answer.index.parent}")
        report_dialog(lines, self._host.window, title="Report finished").open()


@dataclass(frozen=True, slots=True)
class ReportTask:
    """Writes a report on a worker thread, with a reader of its own."""

    order: ReportOrder
    reader: Reader
    data_version: int

    def run(self, tell: Report, cancelled: IsCancelled) -> Reported:
        """The whole folder or nothing."""
        count = bars_with(self.reader, self.data_version)
        return write_report(self.order, self.reader, count, rows_told(tell), cancelled)


def _cards(board: Board) -> list[CountingCard]:
    """The charts that are shown and have something to show."""
    return [card for card in board.charts if card.isVisible() and card.notice is None]


def _chart(card: CountingCard, state: SessionState) -> ReportChart:
    lines = state.filter_lines
    return ReportChart(
        card.objectName().replace("View", ""),
        card.title,
        card.caption,
        card.data_by(state),
        card.by_in(state).zone,
        {suffix: picture_of(card, suffix, lines, card.theme) for suffix in PICTURE_SUFFIXES},
    )
