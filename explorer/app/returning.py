"""Coming back to a workspace as it was left, whatever ended the program."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from explorer.app import settings
from explorer.app.carried import Carried, carried_from, carried_of, carry_into, told_of
from explorer.app.host import Host
from explorer.app.jobs import Job
from explorer.errors import KnownError
from explorer.schema.json_values import mapping, number, text
from explorer.session.saved_view import as_text, read_view, state_of, view_of
from explorer.session.state import SessionState
from explorer.store.catalog import datasets
from explorer.store.database import Database

LABEL = "As you left it"
_NOT_AS_LEFT = "Everything is shown, not what you left, for this reason: {}."
_PAUSE_MS = 700
"""A drag or a row of quick steps is written down once."""


@dataclass(frozen=True, slots=True)
class _Left:
    """What was left; `carried` is None where the workspace holds other data by now."""

    state: SessionState
    carried: Carried | None


class Returning(QObject):
    """Writes down what is seen a moment after each step, and at the end; reads it when opened."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.window)
        self._host = host
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.write_down)

    def come_back(self) -> None:
        """Show an opened workspace as it was left; one step, which undo takes back."""
        workspace = self._host.workspace
        if workspace is None or workspace.path is None:
            return
        workspace.session.subscribe(self._on_state)
        found = settings.left_view(self._host.remembered, workspace.path)
        if not found:
            return
        database = workspace.database
        job = Job("Coming back", lambda _report, _cancelled: _read(found, database))
        job.succeeded.connect(self._show)
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job, in_sight=False)

    def write_down(self) -> None:
        """Remember what is seen now; nothing where there is no workspace in a file."""
        self._soon.stop()
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None or workspace.path is None:
            return
        catalog = board.datasets.catalog
        if catalog is None:
            return
        view = view_of(workspace.session.committed, catalog.datasets, {})
        left = {
            "view": as_text(view),
            "data_version": workspace.session.data_version,
            "carried": told_of(carried_from(board)),
        }
        settings.remember_left_view(self._host.remembered, workspace.path, json.dumps(left))

    def _on_state(self, _state: SessionState, previewing: bool) -> None:
        if not previewing:
            self._soon.start()

    def _show(self, found: object) -> None:
        workspace, board = self._host.workspace, self._host.board
        if workspace is None or board is None or not isinstance(found, _Left):
            return
        if workspace.session.can_undo:
            return
        if found.state != workspace.session.committed:
            workspace.session.show(found.state, LABEL)
        if found.carried is not None:
            carry_into(board, found.carried)


def _read(found: str, database: Database) -> _Left:
    """KnownError where it is damaged or speaks of what is not there any more."""
    try:
        told = mapping(json.loads(found))
        view = read_view(text(told["view"]))
        is_same_data = number(told["data_version"]) == database.data_version
        carried = carried_of(told["carried"]) if is_same_data else None
        with database.reader() as reader:
            state = state_of(view, datasets(reader))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise KnownError(_NOT_AS_LEFT.format("what was remembered of it is damaged")) from error
    except KnownError as error:
        raise KnownError(_NOT_AS_LEFT.format(str(error).rstrip("."))) from error
    return _Left(state, carried)
