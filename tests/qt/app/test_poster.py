"""Answers that come shortly one after another are shown in one go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from explorer.app.poster import LONGEST_MS, Gatherer


def test_calls_run_together_once_all_have_come(qtbot: QtBot) -> None:
    called: list[str] = []
    gatherer = Gatherer(lambda: 2)
    gatherer.post(lambda: called.append("first"))
    QCoreApplication.sendPostedEvents()
    assert not called
    gatherer.post(lambda: called.append("second"))
    qtbot.waitUntil(lambda: called == ["first", "second"])


def test_what_comes_late_holds_nothing_up(qtbot: QtBot) -> None:
    called: list[str] = []
    gatherer = Gatherer(lambda: 2)
    gatherer.post(lambda: called.append("first"))
    qtbot.waitUntil(lambda: called == ["first"], timeout=LONGEST_MS * 100)


def test_one_that_fails_takes_no_other_with_it(qtbot: QtBot) -> None:
    called: list[str] = []
    gatherer = Gatherer(lambda: 2)

    def fail() -> None:
        raise ValueError("out of order")

    with qtbot.captureExceptions() as caught:
        gatherer.post(fail)
        gatherer.post(lambda: called.append("second"))
        qtbot.waitUntil(lambda: called == ["second"])
    assert [str(error) for _, error, _ in caught] == ["out of order"]
