"""Data that breaks careless views, and what every view must bear: `endure` it.

@pytest.mark.parametrize("world", NASTY)
def test_bears_nasty_data(world: World, qtbot: QtBot) -> None:
    endure(SomeView, world, qtbot)
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.session.session import Session
from explorer.views.shared.theme import DARK, LIGHT, Theme
from tests.qt.small_world import living
from tests.unit.query.world import Account, Tweet, World

MakeView = Callable[[Session, Theme], QWidget]

BIGGEST = 2**62
LONG = "香港🧵" * 20_000
ODD_NAMES = (
    "\u202eevil\u202c",
    "اللهم صل على محمد",
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "<b>bold</b> & <img src=x>",
    "a\u0000b\nc\td",
    "é" * 300,
)

EMPTY = World((), ())
ALL_UNKNOWN = World(
    (Account(followers=None, following=None, created=None, location=None, account_language=None),),
    (Tweet(0, None, "", None, None, likes=None, hashtags=None, urls=None, mentions=None),),
)
ONE_VALUE = World(
    (Account(followers=3), Account(account_id="b", followers=3)), (Tweet(0), Tweet(1))
)
NO_TWEETS = World((Account(), Account(dataset=2, account_id="b")), ())
HUGE = World(
    (
        Account(followers=BIGGEST, following=1, created=date(1970, 1, 1)),
        Account(account_id="b", followers=-7, following=0, created=date(2099, 12, 31)),
    ),
    (
        Tweet(0, datetime(1970, 1, 1, tzinfo=UTC), likes=BIGGEST),
        Tweet(0, datetime(2099, 12, 31, 23, 59, tzinfo=UTC), likes=-1),
    ),
)
ODD_TEXTS = World(
    tuple(Account(account_id=name[:20], handle=name, location=name) for name in ODD_NAMES),
    tuple(
        Tweet(place, text=name, language=name, client=name, hashtags=(name,))
        for place, name in enumerate((*ODD_NAMES[:-1], LONG))
    ),
)
NASTY = [
    pytest.param(EMPTY, id="no rows"),
    pytest.param(ALL_UNKNOWN, id="all unknown"),
    pytest.param(ONE_VALUE, id="one value"),
    pytest.param(NO_TWEETS, id="no tweets"),
    pytest.param(HUGE, id="huge and negative, 1970 and 2099"),
    pytest.param(ODD_TEXTS, id="right to left, emoji, markup"),
]

_SIZES = ((40, 30), (320, 200), (2400, 1200))
_KEYS = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_End,
    Qt.Key.Key_Home,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def endure(make: MakeView, world: World, qtbot: QtBot) -> None:
    """Show a view at odd sizes in both themes, use its keyboard, close it, see it freed.

    Exceptions in slots and handlers fail the test by themselves.
    """
    with living(world) as live:
        for theme in (LIGHT, DARK):
            view = make(live.session, theme)
            view.show()
            for size in _SIZES:
                view.resize(*size)
                view.grab()
            settle(live.session, qtbot)
            _type_into(view)
            settle(live.session, qtbot)
            view.grab()
            assert view.accessibleName()
            gone = weakref.ref(view)
            view.close()
            view.deleteLater()
            del view
            settle(live.session, qtbot)
            assert_freed(gone)
            assert not live.session._coordinator._connections, "still asks after its end"
            assert not live.session._watchers, "still watches after its end"


def settle(session: Session, qtbot: QtBot) -> None:
    """Wait until every question that was asked is answered."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not session.is_busy)
    qtbot.wait(0)


def assert_freed(view: weakref.ref[QWidget]) -> None:
    gc.collect()
    assert view() is None, "a closed view is still held by somebody"


def _type_into(view: QWidget) -> None:
    target = view.focusProxy() or view
    for modifier in _MODIFIERS:
        for key in _KEYS:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifier))
