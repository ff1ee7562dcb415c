"""Marking what is read: the one tag of one key, other tags, notes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication

from explorer.app.board import Board
from explorer.app.dialogs.note import NoteDialog
from explorer.app.dialogs.tags import TagsDialog
from explorer.app.host import Host
from explorer.schema.fields import Entity
from explorer.schema.marks import MARKED, Marks
from explorer.schema.words import counted
from explorer.session.marking import Find
from explorer.session.remark import Edit, noted, noted_below, retagged, toggled
from explorer.session.requests import Marked, MarksOf
from explorer.store.marks import marks_of_rows
from explorer.views.shared.asker import ask_once
from explorer.views.shared.marking import MarkKind, MarkWish

_NOUNS = {Entity.ACCOUNT: "accounts", Entity.TWEET: "tweets"}
_QUESTION = "marks to change"


class MarkDesk:
    """Slots of the menu Notes, and of whoever wishes to mark rows."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def attend(self, board: Board) -> None:
        """Listen to the views of a new board."""
        for source in (*board.tables.panels, board.reading):
            source.mark_wanted.connect(self._on_wish)

    def mark(self) -> None:
        self._wish_for(MarkKind.MARK)

    def tags(self) -> None:
        self._wish_for(MarkKind.TAGS)

    def note(self) -> None:
        self._wish_for(MarkKind.NOTE)

    def _wish_for(self, kind: MarkKind) -> None:
        """What is read where that has the keyboard, else the chosen rows of the table in front."""
        board = self._host.board
        if board is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and board.reading.isAncestorOf(focused):
            board.reading.mark(kind)
        else:
            board.tables.front.mark_rows(kind)

    def _on_wish(self, wish: MarkWish) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        if wish.kind is MarkKind.MARK:
            workspace.session.marking.mark(_finding(wish), toggled(MARKED))
            return
        question = MarksOf(wish.entity, wish.keys)
        ask_once(
            workspace.session,
            _QUESTION,
            question,
            lambda found: self._ask(wish, found),
            self._host.tell,
        )

    def _ask(self, wish: MarkWish, found: object) -> None:
        if not isinstance(found, Marked):
            return
        if not found.marks:
            self._host.tell("These rows have no id to keep a note by.")
        elif wish.kind is MarkKind.TAGS:
            self._ask_tags(wish, found)
        else:
            self._ask_note(wish, found.marks)

    def _ask_tags(self, wish: MarkWish, found: Marked) -> None:
        on_rows = [mark.tags for _, mark in found.marks]
        dialog = TagsDialog(_what(wish), on_rows, found.tags, self._host.window)
        dialog.chosen.connect(lambda given, taken: self._change(wish, retagged(given, taken)))
        dialog.open()

    def _ask_note(self, wish: MarkWish, marks: Marks) -> None:
        """One note is changed; where several rows have some, what is written goes below them."""
        there = sum(bool(mark.note) for _, mark in marks)
        is_one = len(marks) == 1
        remark = ""
        if there and not is_one:
            remark = f"{there:,} of them have a note already; this is written below it."
        now = marks[0][1].note if is_one else ""
        dialog = NoteDialog(_what(wish), now, remark, self._host.window)
        edit = noted if is_one else noted_below
        dialog.written.connect(lambda note: self._change(wish, edit(note)))
        dialog.open()

    def _change(self, wish: MarkWish, edit: Edit) -> None:
        if self._host.workspace is not None:
            self._host.workspace.session.marking.mark(_finding(wish), edit)


def _finding(wish: MarkWish) -> Find:
    return partial(marks_of_rows, entity=wish.entity, keys=wish.keys)


def _what(wish: MarkWish) -> str:
    return counted(len(wish.keys), _NOUNS[wish.entity])
