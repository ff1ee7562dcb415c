"""The first call at once, then the newest."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.views.shared.throttle import Throttle


def test_first_at_once_newest_wins(qtbot: QtBot) -> None:
    throttle = Throttle(20)
    called: list[int] = []
    for number in range(5):
        throttle.call(lambda number=number: called.append(number))
    assert called == [0]
    qtbot.waitUntil(lambda: called == [0, 4])


def test_cancelled_calls_never_come(qtbot: QtBot) -> None:
    throttle = Throttle(20)
    called: list[str] = []
    throttle.call(lambda: called.append("first"))
    throttle.call(lambda: called.append("second"))
    throttle.cancel()
    qtbot.wait(40)
    throttle.call(lambda: called.append("third"))
    assert called == ["first", "third"]
    throttle.cancel()
