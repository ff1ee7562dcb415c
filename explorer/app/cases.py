"""Saving a case to a file, and opening one: asked first, and undone like any other mark."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from explorer.app import settings
from explorer.app.dialogs.ask import confirm
from explorer.app.host import Host
from explorer.app.save_path import saving_folder
from explorer.app.workspace_job import do_in_workspace
from explorer.errors import KnownError
from explorer.session.case import SUFFIX, case_of
from explorer.session.case_file import open_case, write_case
from explorer.session.case_opening import Opening, merging, opening_of
from explorer.session.saved_view import state_of, view_of
from explorer.session.state import SessionState
from explorer.store.catalog import datasets
from explorer.store.database import Database

_FILTER = f"Case files (*{SUFFIX})"


class Cases:
    """Does what Save case file… and Open case file… ask for."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def save(self) -> None:
        """Ask for a file and write what was found, with what is seen."""
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None:
            return
        proposed = saving_folder(self._host) / f"{workspace.name}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._host.window, "Save case file", str(proposed), _FILTER
        )
        if not chosen:
            return
        path = Path(chosen if chosen.endswith(".zip") else f"{chosen}{SUFFIX}")
        settings.remember_export_folder(self._host.remembered, path.parent)
        state, choices = workspace.session.committed, board.choices()

        def write(database: Database) -> None:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            with database.reader() as reader:
                case = case_of(reader, view_of(state, datasets(reader), choices), now)
            write_case(case, path)

        do_in_workspace(
            self._host,
            f"Saving {path.name}",
            write,
            lambda _done: self._host.tell(f"Saved to {path}"),
        )

    def open(self) -> None:
        """Ask for a file, say what it brings and what is missing, and take it in if wanted."""
        if self._host.workspace is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._host.window, "Open case file", str(saving_folder(self._host)), _FILTER
        )
        if not chosen:
            return
        path = Path(chosen)

        def look(database: Database) -> Opening:
            case = open_case(path)
            with database.reader() as reader:
                return opening_of(case, reader)

        do_in_workspace(self._host, f"Opening {path.name}", look, self._ask)

    def _ask(self, found: object) -> None:
        if not isinstance(found, Opening):
            return
        lines = [*found.news, *found.problems, "Your own tags and notes all stay."]
        dialog = confirm("Open case?", "\n".join(lines), "Open", self._host.window)
        dialog.accepted.connect(lambda: self._take_in(found))
        dialog.open()

    def _take_in(self, opening: Opening) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        if opening.marks or opening.views:
            workspace.session.marking.mark(*merging(opening), opening.views)

        def seen(database: Database) -> SessionState | str:
            try:
                with database.reader() as reader:
                    return state_of(opening.view, datasets(reader))
            except KnownError as error:
                return str(error)

        do_in_workspace(
            self._host, "Opening the case", seen, lambda state: self._show(opening, state)
        )

    def _show(self, opening: Opening, state: object) -> None:
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None:
            return
        if isinstance(state, SessionState):
            board.restore_choices(opening.view.choices)
            workspace.session.show(state, "Open a case")
        else:
            self._host.tell(str(state))
