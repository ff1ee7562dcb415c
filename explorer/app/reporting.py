"""Import reports: of the latest import, of one dataset, of everything; with what was rejected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from explorer.app import settings
from explorer.app.account import ImportAccount, RejectsPage, account_of, rejects_page
from explorer.app.dialogs.frame import DialogFrame
from explorer.app.dialogs.rejects import RejectsPanel
from explorer.app.dialogs.report import report_dialog
from explorer.app.host import Host
from explorer.app.jobs import IsCancelled, Job, Report
from explorer.app.save_path import ask_csv_path, saving_folder
from explorer.export.order import FILES, ExportOrder
from explorer.export.rejects import write_rejects
from explorer.export.write import write
from explorer.query.selection import Selection
from explorer.schema.words import counted
from explorer.store.catalog import FileRow
from explorer.store.database import Database


class Reporting:
    """Opens reports beside the window, which stays free."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def show(self, dataset: str | None = None, *, rejects_first: bool = False) -> None:
        """The report of the open workspace or of one dataset, whenever it was imported."""
        workspace = self._host.workspace
        if workspace is None:
            return
        database = workspace.database
        job = Job("Reading the import report", lambda _r, _c: account_of(database, None, dataset))
        job.succeeded.connect(
            lambda account: self.open(account, dataset, rejects_first=rejects_first)
        )
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job, in_sight=False)

    def open(
        self, account: object, dataset: str | None = None, *, rejects_first: bool = False
    ) -> None:
        """Show an account of the open workspace."""
        workspace = self._host.workspace
        if workspace is None or not isinstance(account, ImportAccount):
            return
        more = None
        if account.rejected:
            panel = self._panel(workspace.database, workspace.name, account, dataset)
            more = (
                f"Rejected records ({self._host.theme.numerals.whole(account.rejected)})",
                panel,
            )
        title = "Import report" if dataset is None else f"Import report of {dataset}"
        # On the board, so that it goes with the workspace that it is about.
        parent = self._host.board or self._host.window
        dialog = report_dialog(account.sentences, parent, title, account.sheets, more)
        if account.files:
            save = dialog.add_button_left("Save as CSV…", "saveReportButton")
            save.clicked.connect(lambda: self._on_save_asked(dialog, account.files))
        tabs = dialog.findChild(QTabWidget, "reportTabs")
        if rejects_first and more is not None and isinstance(tabs, QTabWidget):
            tabs.setCurrentWidget(more[1])
        dialog.show()

    def _on_save_asked(self, dialog: DialogFrame, files: tuple[FileRow, ...]) -> None:
        """Ask where the list of these datasets' files is to go."""
        workspace = self._host.workspace
        if workspace is None:
            return
        path = ask_csv_path(self._host, dialog, "Save report", dialog.windowTitle())
        if path is None:
            return
        numbers = tuple(sorted({file.dataset for file in files}))
        order = ExportOrder(FILES, path, Selection((), numbers), force=True)
        database = workspace.database

        def save(_report: Report, cancelled: IsCancelled) -> int:
            with database.reader() as reader:
                return write(order, reader, cancelled=cancelled).rows

        self._start_saving(path, save, "files")

    def _panel(
        self, database: Database, name: str, account: ImportAccount, dataset: str | None
    ) -> RejectsPanel:
        panel = RejectsPanel(
            account.rejected, saving_folder(self._host) / f"{dataset or name}_rejects.csv"
        )

        def fetch(offset: int) -> None:
            def read(_report: Report, _cancelled: IsCancelled) -> RejectsPage:
                with database.reader() as reader:
                    return rejects_page(reader, account.files, offset)

            job = Job("Reading rejected records", read)
            # A method of an object of Qt's: where the panel is gone, nobody is called.
            job.succeeded.connect(panel.model.take)
            job.failed.connect(self._host.desk.report)
            self._host.jobs.start(job, in_sight=False)

        panel.model.page_wanted.connect(fetch)
        panel.export_asked.connect(lambda path: self._save(database, path, dataset))
        return panel

    def _save(self, database: Database, path: Path, dataset: str | None) -> None:
        def save(_report: Report, cancelled: IsCancelled) -> int:
            with database.reader() as reader:
                return write_rejects(path, reader, dataset, cancelled)

        self._start_saving(path, save, "records")

    def _start_saving(
        self, path: Path, save: Callable[[Report, IsCancelled], int], noun: str
    ) -> None:
        settings.remember_export_folder(self._host.remembered, path.parent)
        job = Job(f"Saving {path.name}", save)
        job.succeeded.connect(
            lambda rows: self._host.tell(
                f"{counted(rows, noun, self._host.theme.numerals)} saved to {path}"
            )
        )
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job)
