"""Coming back to a workspace as it was left, whatever ended the program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from explorer.app import settings
from explorer.app.carried import Carried, carried_from, carried_of, carry_into, told_of
from explorer.app.host import Host
from explorer.errors import KnownError
from explorer.schema.json_values import mapping, number, text
from explorer.session.saved_view import as_text, read_view, state_of, view_of
from explorer.session.state import SessionState
from explorer.store.catalog import DatasetRow

LABEL = "As you left it"
_NOT_AS_LEFT = "Everything is shown, not what you left, for this reason: {}."
_EVERY_MS = 1000
"""So much work is lost at most where the program is killed."""


class Returning(QObject):
    """Looks every second whether what is seen was written down, and writes it where it was not."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.window)
        self._host = host
        self._is_back = False
        self._written: tuple[str, Mapping[str, str]] | None = None
        self._watch = QTimer(self, interval=_EVERY_MS)
        self._watch.timeout.connect(self.write_down)

    def come_back(self) -> None:
        """Show an opened workspace as it was left; one step, which undo takes back."""
        workspace = self._host.workspace
        if workspace is None or workspace.path is None:
            return
        self._is_back, self._written = False, None
        self._watch.start()
        if self._host.board is not None:
            self._host.board.datasets.catalog_read.connect(self._on_catalog)

    def leave(self) -> None:
        """The workspace is about to be closed."""
        self._watch.stop()
        self.write_down()

    def write_down(self) -> None:
        """Remember what is seen now; nothing where there is no workspace in a file."""
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None or workspace.path is None:
            return
        catalog = board.datasets.catalog
        if catalog is None or not self._is_back:
            return
        view = view_of(workspace.session.committed, catalog.datasets, {})
        left = json.dumps(
            {
                "view": as_text(view),
                "data_version": workspace.session.data_version,
                "carried": told_of(carried_from(board)),
            }
        )
        now = (left, board.layout_now())
        if now != self._written:
            self._written = now
            board.save_layout()
            settings.remember_left_view(self._host.remembered, workspace.path, left)

    def _on_catalog(self) -> None:
        """What was left names datasets, so that it can be shown once they are known."""
        workspace, board = self._host.workspace, self._host.board
        if self._is_back or workspace is None or board is None or workspace.path is None:
            return
        catalog = board.datasets.catalog
        if catalog is None:
            return
        self._is_back = True
        found = settings.left_view(self._host.remembered, workspace.path)
        if not found or workspace.session.can_undo:
            return
        try:
            state, carried = _read(found, catalog.datasets, workspace.session.data_version)
        except KnownError as error:
            self._host.desk.report(error)
            return
        if state != workspace.session.committed:
            workspace.session.show(state, LABEL)
        if carried is not None:
            carry_into(board, carried)


def _read(
    found: str, known: Sequence[DatasetRow], data_version: int
) -> tuple[SessionState, Carried | None]:
    """What was left, and how where the workspace holds the same data still.

    KnownError where it is damaged or speaks of what is not there any more.
    """
    try:
        told = mapping(json.loads(found))
        view = read_view(text(told["view"]))
        is_same_data = number(told["data_version"]) == data_version
        carried = carried_of(told["carried"]) if is_same_data else None
        return state_of(view, known), carried
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise KnownError(_NOT_AS_LEFT.format("what was remembered of it is damaged")) from error
    except KnownError as error:
        raise KnownError(_NOT_AS_LEFT.format(str(error).rstrip("."))) from error
