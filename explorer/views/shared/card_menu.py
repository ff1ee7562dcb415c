"""What the menu of every chart offers: its pictures, the data behind, clearing its filter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton

from explorer.session.session import Session
from explorer.views.shared.card import Card
from explorer.views.shared.picture import image_of

_ON, _OFF = "on", "off"


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the menu of a card acts on.

    `as_csv` gives the data behind the picture after comment lines; `clear` takes back the filters
    on the card's fields.
    """

    card: Card
    session: Session
    as_csv: Callable[[Sequence[str]], str]
    clear: Callable[[], None]


class CardMenu(QObject):
    """The button beside the caption, and the same below what a right-click says of a value."""

    def __init__(self, subjects: Subjects, ways: Sequence[QAction] = ()) -> None:
        super().__init__(subjects.card)
        self._subjects = subjects
        self._actions = [*ways, *self._things_to_take()]
        button = QToolButton(subjects.card)
        button.setText("⋯")
        button.setProperty("role", "chooser")
        button.setToolTip("More")
        button.setAccessibleName(f"{subjects.card.accessibleName()}: more")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions(self._actions)
        button.setMenu(menu)
        subjects.card.add_tool(button)

    def below(self, menu: QMenu | None) -> QMenu:
        """The menu of a value with the card's own actions below; these alone without one."""
        if menu is None:
            menu = QMenu(self._subjects.card)
        else:
            menu.addSeparator()
        menu.addActions(self._actions)
        return menu

    def pop_up(self, menu: QMenu, at: QPoint) -> None:
        """Show a menu once."""
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def filters(self) -> tuple[str, ...]:
        """What the picture and the data are filtered by, a sentence each."""
        return self._subjects.session.state.filter_lines

    def data(self) -> str:
        """The data behind as CSV, after what it is out of and filtered by."""
        card = self._subjects.card
        return self._subjects.as_csv((f"{card.title}: {card.caption}", *self.filters()))

    def _things_to_take(self) -> list[QAction]:
        card = self._subjects.card
        return [
            action_of("Copy data as CSV", "copyDataAction", self._on_copy_data, self),
            action_of("Save data as CSV…", "saveDataAction", card.data_wanted.emit, self),
            action_of("Copy picture", "copyPictureAction", self._on_copy_picture, self),
            action_of("Save picture…", "savePictureAction", card.picture_wanted.emit, self),
            action_of(
                "Export what is selected…", "exportSelectedAction", card.export_wanted.emit, self
            ),
            separator(self),
            action_of("Clear this filter", "clearViewAction", self._subjects.clear, self),
        ]

    def _on_copy_data(self) -> None:
        QGuiApplication.clipboard().setText(self.data())

    def _on_copy_picture(self) -> None:
        card = self._subjects.card
        QGuiApplication.clipboard().setImage(image_of(card, self.filters(), card.theme))


def action_of(words: str, name: str, do: Callable[[], None], parent: QObject) -> QAction:
    """An action that calls a function without arguments."""
    action = QAction(words, parent)
    action.setObjectName(name)
    action.triggered.connect(lambda _checked=False: do())
    return action


def switch_of(words: str, name: str, parent: QObject) -> QAction:
    """An action that is on or off, and off at first."""
    action = QAction(words, parent)
    action.setObjectName(name)
    action.setCheckable(True)
    return action


def separator(parent: QObject) -> QAction:
    line = QAction(parent)
    line.setSeparator(True)
    return line


class ScaleSwitches:
    """A logarithmic scale, and shares instead of counts: tells `redraw` which of them are on."""

    def __init__(
        self,
        redraw: Callable[[bool, bool], None],
        parent: QObject,
        share_words: str = "Shares instead of counts",
        log_words: str = "Logarithmic counts",
    ) -> None:
        self.share = switch_of(share_words, "sharesAction", parent)
        self.log = switch_of(log_words, "logAction", parent)
        for switch in (self.share, self.log):
            switch.toggled.connect(
                lambda _checked: redraw(self.log.isChecked(), self.share.isChecked())
            )

    def choices(self) -> dict[str, str]:
        """Which are on, to be remembered."""
        return {
            switch.objectName(): _ON if switch.isChecked() else _OFF
            for switch in (self.share, self.log)
        }

    def restore(self, choices: Mapping[str, str]) -> None:
        """Switch on what was on."""
        for switch in (self.share, self.log):
            switch.setChecked(choices.get(switch.objectName()) == _ON)
