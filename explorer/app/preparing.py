"""From paths to what a person wants imported: look, show, let columns be chosen, look again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from explorer.app import import_work, places, settings
from explorer.app.dialogs.columns import ColumnsDialog
from explorer.app.dialogs.preview import ImportChoice, PreviewDialog
from explorer.app.host import Host
from explorer.app.import_work import Prepared
from explorer.app.jobs import Job
from explorer.app.mapping import ColumnChoice, layout_of
from explorer.archive.files import Unrecognised
from explorer.archive.layouts import Layout
from explorer.errors import KnownError


class Preparing(QObject):
    """One preview, from looking into the paths until it is closed; lives as long.

    `aim` is the workspace that the command line names for imports; `decided` gets what is chosen.
    """

    def __init__(
        self,
        host: Host,
        paths: Sequence[Path],
        aim: Path | None,
        decided: Callable[[Prepared, ImportChoice], None],
    ) -> None:
        super().__init__(host.window)
        self._host = host
        self._paths = tuple(paths)
        self._aim = aim
        self._decided = decided
        self._dialog: PreviewDialog | None = None
        self._prepared: Prepared | None = None
        self._strangers: dict[str, Unrecognised] = {}
        self._choices: dict[str, ColumnChoice] = {}
        self._mapped: dict[str, Layout] = {}

    def look(self) -> None:
        """Look into the paths, then show what is there."""
        database = self._host.workspace.database if self._host.workspace is not None else None
        mapped = dict(self._mapped)
        title = f"Looking into {_named(self._paths)}"
        job = Job(
            title,
            lambda report, cancelled: import_work.prepare(
                self._paths, database, mapped, report, cancelled
            ),
        )
        job.succeeded.connect(self._on_prepared)
        job.failed.connect(self._host.desk.report)
        job.failed.connect(self._give_up)
        job.cancelled.connect(lambda: self._host.tell(f"{title}: cancelled."))
        job.cancelled.connect(self._give_up)
        self._host.jobs.start(job)

    def _on_prepared(self, prepared: object) -> None:
        if not isinstance(prepared, Prepared):
            return
        self._prepared = prepared
        self._strangers |= {one.where: one for one in prepared.discovery.unrecognised}
        if self._dialog is None:
            self._dialog = self._open_dialog(prepared)
        else:
            self._dialog.show_found(prepared.found)

    def _give_up(self) -> None:
        if self._dialog is None:
            self.deleteLater()

    def _open_dialog(self, prepared: Prepared) -> PreviewDialog:
        workspace = self._host.workspace
        # The sample is for playing with; what people bring does not belong into it.
        may_add = workspace is not None and not workspace.is_synthetic
        first = prepared.found.datasets[0].name if prepared.found.datasets else "workspace"
        proposed = self._aim or places.free_workspace(
            first, settings.workspace_folder(self._host.remembered)
        )
        open_path = workspace.path if workspace is not None and may_add else None
        dialog = PreviewDialog(prepared.found, open_path, proposed, self._host.window)
        dialog.chosen.connect(self._on_chosen)
        dialog.mapping_asked.connect(self._on_mapping_asked)
        dialog.finished.connect(self.deleteLater)
        dialog.open()
        return dialog

    def _on_chosen(self, choice: ImportChoice) -> None:
        if self._prepared is not None:
            self._decided(self._prepared, choice)

    def _on_mapping_asked(self, where: str) -> None:
        table = self._strangers[where]
        dialog = ColumnsDialog(table, self._choices.get(where), self._dialog)
        dialog.chosen.connect(lambda choice: self._on_mapped(table, choice))
        dialog.open()

    def _on_mapped(self, table: Unrecognised, choice: ColumnChoice) -> None:
        try:
            self._mapped[table.where] = layout_of(table, choice)
        except KnownError as error:
            self._host.desk.report(error)
            return
        self._choices[table.where] = choice
        self.look()


def _named(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
