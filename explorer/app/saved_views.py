"""Saving what is seen as a file, and coming back to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from explorer.app import settings
from explorer.app.host import Host
from explorer.app.jobs import Job
from explorer.app.save_path import saving_folder
from explorer.errors import KnownError
from explorer.session.saved_view import SavedView, as_text, read_view, state_of, view_of
from explorer.session.state import SessionState
from explorer.store.catalog import datasets
from explorer.store.database import Database

SUFFIX = ".view.json"
_FILES = f"Saved views (*{SUFFIX})"


@dataclass(frozen=True, slots=True)
class _Found:
    """A view that can be shown in the open workspace."""

    name: str
    view: SavedView
    state: SessionState


class SavedViews:
    """Slots of Save view… and Open saved view…"""

    def __init__(self, host: Host) -> None:
        self._host = host

    def save(self) -> None:
        """Ask for a file and write what is seen into it."""
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None:
            return
        proposed = saving_folder(self._host) / f"{workspace.name}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._host.window, "Save view", str(proposed), _FILES
        )
        if not chosen:
            return
        path = _with_suffix(Path(chosen))
        state, choices, database = workspace.session.committed, board.choices(), workspace.database

        def write() -> Path:
            with database.reader() as reader:
                view = view_of(state, datasets(reader), choices)
            _write(path, as_text(view))
            return path

        settings.remember_export_folder(self._host.remembered, path.parent)
        job = Job(f"Saving {path.name}", lambda _report, _cancelled: write())
        job.succeeded.connect(lambda written: self._host.tell(f"Saved to {written}"))
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job, in_sight=False)

    def open(self) -> None:
        """Ask for a file and filter and draw as it says; one step that can be undone."""
        workspace = self._host.workspace
        if workspace is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._host.window, "Open saved view", str(saving_folder(self._host)), _FILES
        )
        if not chosen:
            return
        path, database = Path(chosen), workspace.database
        job = Job(f"Opening {path.name}", lambda _report, _cancelled: _read(path, database))
        job.succeeded.connect(self._show)
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job, in_sight=False)

    def _show(self, found: object) -> None:
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None or not isinstance(found, _Found):
            return
        board.restore_choices(found.view.choices)
        workspace.session.show(found.state, f"View “{found.name}”")
        self._host.tell(f"Filtered as in {found.name}")


def _read(path: Path, database: Database) -> _Found:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise KnownError(
            f"“{path}” could not be read as a saved view: choose a file ending in {SUFFIX}."
        ) from error
    view = read_view(content)
    with database.reader() as reader:
        state = state_of(view, datasets(reader))
    return _Found(path.name.removesuffix(SUFFIX), view, state)


def _write(path: Path, text: str) -> None:
    """Whole or not at all: an older file stays until the new one is there."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise KnownError(
            f"“{path}” could not be written ({error.strerror}): choose another folder."
        ) from error


def _with_suffix(path: Path) -> Path:
    return path if path.name.endswith(SUFFIX) else path.with_name(f"{path.name}{SUFFIX}")
