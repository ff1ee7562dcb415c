"""Keeping what is seen, in the workspace or as a file, and coming back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from explorer.app import settings
from explorer.app.dialogs.ask import ask_text, confirm
from explorer.app.dialogs.save_view import SaveViewDialog
from explorer.app.dialogs.saved_views import SavedViewsDialog
from explorer.app.host import Host
from explorer.app.save_path import saving_folder
from explorer.app.selected import filters_of
from explorer.app.view_files import FILTER, file_name, name_of, read_text, with_suffix, write_text
from explorer.app.workspace_job import do_in_workspace
from explorer.session.saved_view import (
    SavedView,
    as_text,
    filters_told,
    read_view,
    state_of,
    view_of,
)
from explorer.session.state import SessionState
from explorer.store.catalog import datasets
from explorer.store.database import Database
from explorer.store.kept_views import (
    KeptView,
    drop_view,
    keep_views,
    kept_view,
    kept_views,
    rename_view,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A view that can be shown in the open workspace."""

    name: str
    view: SavedView
    state: SessionState


class SavedViews:
    """Slots of Save view…, Saved views… and Open view file…"""

    def __init__(self, host: Host) -> None:
        self._host = host

    def save(self) -> None:
        """Ask for a name and keep what is seen under it."""
        workspace = self._host.workspace
        if workspace is None:
            return
        state = workspace.session.committed

        def ask(found: object) -> None:
            taken = [view.name for view in found] if isinstance(found, tuple) else []
            proposed = _free(f"View {len(taken) + 1}", taken)
            dialog = SaveViewDialog(
                filters_of(state, self._host.theme.numerals), taken, proposed, self._host.window
            )
            dialog.named.connect(self._keep)
            dialog.file_wanted.connect(self._save_as_file)
            dialog.open()

        do_in_workspace(self._host, "Reading the saved views", _all, ask)

    def show(self) -> None:
        """The views of the workspace in a list."""
        if self._host.workspace is None:
            return
        dialog = SavedViewsDialog(self._host.window)

        def refresh() -> None:
            do_in_workspace(self._host, "Reading the saved views", _listed, shown)

        def shown(found: object) -> None:
            if isinstance(found, tuple) and dialog.isVisible():
                dialog.show_views(found)

        def on_opened(name: str) -> None:
            dialog.close()
            self._open_kept(name)

        dialog.open_wanted.connect(on_opened)
        dialog.rename_wanted.connect(lambda name: self._rename(name, dialog, refresh))
        dialog.remove_wanted.connect(lambda name: self._remove(name, dialog, refresh))
        dialog.export_wanted.connect(self._export)
        dialog.import_wanted.connect(lambda: self._import(refresh))
        dialog.open()
        refresh()

    def open(self) -> None:
        """Ask for a file and filter and draw as it says; one step that can be undone."""
        path = self._ask_for_file("Open view file")
        if path is not None:
            do_in_workspace(
                self._host,
                f"Opening {path.name}",
                lambda database: _found(name_of(path), read_text(path), database),
                self._show,
            )

    def _keep(self, name: str) -> None:
        content = self._content()
        if content is None:
            return

        def write(database: Database) -> None:
            with database.keeping() as writer:
                keep_views(writer, [_kept(name, content(database))])

        do_in_workspace(
            self._host, f"Saving {name}", write, lambda _done: self._host.tell(f"Saved as “{name}”")
        )

    def _save_as_file(self) -> None:
        content, workspace = self._content(), self._host.workspace
        if content is not None and workspace is not None:
            self._write(workspace.name, content)

    def _content(self) -> Callable[[Database], str] | None:
        """What tells the view as it is seen now, to be asked by a worker."""
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None:
            return None
        state, choices = workspace.session.committed, board.choices()

        def told(database: Database) -> str:
            with database.reader() as reader:
                return as_text(view_of(state, datasets(reader), choices))

        return told

    def _write(self, name: str, content: Callable[[Database], str]) -> None:
        proposed = saving_folder(self._host) / file_name(name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._host.window, "Save view", str(proposed), FILTER
        )
        if not chosen:
            return
        path = with_suffix(Path(chosen))
        settings.remember_export_folder(self._host.remembered, path.parent)
        do_in_workspace(
            self._host,
            f"Saving {path.name}",
            lambda database: write_text(path, content(database)),
            lambda _done: self._host.tell(f"Saved to {path}"),
        )

    def _export(self, name: str) -> None:
        self._write(name, lambda database: _named(name, database).content)

    def _import(self, refresh: Callable[[], None]) -> None:
        path = self._ask_for_file("Add a saved view from a file")
        if path is None:
            return

        def add(database: Database) -> None:
            content = as_text(read_view(read_text(path)))
            with database.keeping() as writer:
                name = _free(name_of(path), [view.name for view in kept_views(writer)])
                keep_views(writer, [_kept(name, content)])

        do_in_workspace(self._host, f"Adding {path.name}", add, lambda _done: refresh())

    def _open_kept(self, name: str) -> None:
        do_in_workspace(
            self._host,
            f"Opening {name}",
            lambda database: _found(name, _named(name, database).content, database),
            self._show,
        )

    def _rename(self, name: str, dialog: SavedViewsDialog, refresh: Callable[[], None]) -> None:
        def rename(new: str) -> None:
            if new in ("", name):
                return

            def write(database: Database) -> None:
                with database.keeping() as writer:
                    rename_view(writer, name, new)

            do_in_workspace(self._host, f"Renaming {name}", write, lambda _done: refresh())

        question = ask_text("Rename view", f"New name for “{name}”:", name, "Rename", dialog)
        question.answered.connect(rename)
        question.open()

    def _remove(self, name: str, dialog: SavedViewsDialog, refresh: Callable[[], None]) -> None:
        def remove() -> None:
            def write(database: Database) -> None:
                with database.keeping() as writer:
                    drop_view(writer, name)

            do_in_workspace(self._host, f"Removing {name}", write, lambda _done: refresh())

        question = confirm(
            "Remove view?",
            f"“{name}” is taken out of this workspace. Files that it was saved to stay. "
            "This cannot be undone.",
            "Remove",
            dialog,
        )
        question.accepted.connect(remove)
        question.open()

    def _ask_for_file(self, title: str) -> Path | None:
        if self._host.workspace is None:
            return None
        folder = str(saving_folder(self._host))
        chosen, _ = QFileDialog.getOpenFileName(self._host.window, title, folder, FILTER)
        return Path(chosen) if chosen else None

    def _show(self, found: object) -> None:
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None or not isinstance(found, _Found):
            return
        board.restore_choices(found.view.choices)
        workspace.session.show(found.state, f"View “{found.name}”")
        self._host.tell(f"Filtered as in {found.name}")


def _all(database: Database) -> tuple[KeptView, ...]:
    with database.reader() as reader:
        return kept_views(reader)


def _listed(database: Database) -> tuple[tuple[KeptView, str], ...]:
    return tuple((view, filters_told(view.content)) for view in _all(database))


def _named(name: str, database: Database) -> KeptView:
    with database.reader() as reader:
        return kept_view(reader, name)


def _found(name: str, content: str, database: Database) -> _Found:
    view = read_view(content)
    with database.reader() as reader:
        return _Found(name, view, state_of(view, datasets(reader)))


def _kept(name: str, content: str) -> KeptView:
    return KeptView(name, content, datetime.now(UTC).isoformat(timespec="seconds"))


def _free(name: str, taken: list[str]) -> str:
    """The name, or the first with a number that is not taken."""
    number, free = 2, name
    while free in taken:
        free = f"{name} {number}"
        number += 1
    return free
