"""What a right-click on any value offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ValueActions:
    """What can be done with a value; None is shown switched off. `add` may be left out."""

    only: Callable[[], None] | None
    exclude: Callable[[], None] | None
    add: Callable[[], None] | None = None


def value_menu(value: str, copied: str | None, actions: ValueActions, parent: QWidget) -> QMenu:
    """Only this · this too · exclude · copy, under the value itself; None cannot be copied."""
    menu = QMenu(parent)
    menu.setObjectName("valueMenu")
    heading = menu.addAction(shortened(value))
    heading.setEnabled(False)
    menu.addSeparator()
    _offer(menu, "Only this", "onlyAction", actions.only)
    if actions.add is not None:
        _offer(menu, "This too", "addAction", actions.add)
    _offer(menu, "Exclude", "excludeAction", actions.exclude)
    menu.addSeparator()
    _offer(menu, "Copy", "copyAction", None if copied is None else partial(_copy, copied))
    return menu


def shortened(text: str) -> str:
    """One line that fits in a menu, with no letter of it taken for a shortcut."""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    return text.replace("&", "&&")


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _offer(menu: QMenu, words: str, name: str, do: Callable[[], None] | None) -> None:
    action = menu.addAction(words)
    action.setObjectName(name)
    action.setEnabled(do is not None)
    if do is not None:
        action.triggered.connect(lambda _checked=False: do())
