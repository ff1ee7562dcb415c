"""Undo, redo and the other actions on the selection, switched on and off with it."""

from __future__ import annotations

from explorer.app import settings
from explorer.app.host import Host
from explorer.session import comparison
from explorer.session.state import SessionState


class Steps:
    """Slots of the menu Selection."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def watch(self) -> None:
        """Follow the session of a workspace that was just opened."""
        if self._host.workspace is not None:
            self._host.workspace.session.subscribe(self._on_state)
        self.show()

    def undo(self) -> None:
        if self._host.workspace is not None:
            self._host.workspace.session.undo()

    def redo(self) -> None:
        if self._host.workspace is not None:
            self._host.workspace.session.redo()

    def clear(self) -> None:
        if self._host.workspace is not None:
            self._host.workspace.session.clear()

    def copy(self) -> None:
        if self._host.board is not None:
            self._host.board.filters.copy_all()

    def compare(self) -> None:
        """Call what is selected A, and what is selected from now on B."""
        if self._host.workspace is not None:
            session = self._host.workspace.session
            comparison.compare(session, session.committed.selection.clauses)
            self._host.tell("This selection is A. What you filter from now on is B.")

    def compare_with_everything(self) -> None:
        if self._host.workspace is not None:
            comparison.compare(self._host.workspace.session, ())

    def swap(self) -> None:
        if self._host.workspace is not None:
            comparison.swap(self._host.workspace.session)

    def stop_comparing(self) -> None:
        if self._host.workspace is not None:
            comparison.stop(self._host.workspace.session)

    def keep_han_alike(self) -> None:
        """Remember whether searches take simplified and traditional Chinese for the same."""
        is_on = self._host.window.action_map["hanAlikeAction"].isChecked()
        settings.remember_han_alike(self._host.remembered, is_on=is_on)

    def search(self) -> None:
        self._host.window.header.focus_search()

    def show(self) -> None:
        """Switch the actions as the session's history and selection are."""
        if self._host.workspace is None:
            return
        session = self._host.workspace.session
        actions = self._host.window.action_map
        steps, at, numerals = session.steps, session.position, self._host.theme.numerals
        for name, able, changed in (
            ("undoAction", session.can_undo, at),
            ("redoAction", session.can_redo, at + 1),
        ):
            label = steps[changed].words(numerals) if able else ""
            action = actions[name]
            verb = "Undo" if name == "undoAction" else "Redo"
            keys = action.shortcut().toString()
            action.setEnabled(able)
            action.setText(f"&{verb} “{_short(label)}”" if able and label else f"&{verb}")
            action.setIconText(verb)
            action.setToolTip(f"{verb}: {label} ({keys})" if able and label else f"{verb} ({keys})")
        filtered = bool(session.committed.selection.clauses)
        actions["clearFiltersAction"].setEnabled(filtered)
        actions["copyFiltersAction"].setEnabled(filtered)
        for name in ("swapAction", "stopComparingAction"):
            actions[name].setEnabled(session.committed.compared is not None)

    def _on_state(self, _state: SessionState, previewing: bool) -> None:
        if not previewing:
            self.show()


def _short(label: str, longest: int = 48) -> str:
    label = " ".join(label.split()).replace("&", "&&")
    return label if len(label) <= longest else label[: longest - 1] + "…"
