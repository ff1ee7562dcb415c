"""What a widget and all that stands in it tell screen readers, asked in this process."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget

MOST_CHILDREN = 200
LAYOUT = (
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Border,
)
_NAME = QAccessible.Text.Name


def nameless(widget: QWidget) -> list[str]:
    """Class, object name and role of each thing that the keyboard reaches and that has no name.

    A combo box is named by what is chosen in it, and needs a label or a name of its own besides.
    """
    return [
        f"{thing.object().metaObject().className()} {thing.object().objectName()} {thing.role()}"
        for thing in _all_in(QAccessible.queryAccessibleInterface(widget))
        if thing.object() is not None and _is_used(thing) and not _is_named(thing)
    ]


def _is_used(thing: QAccessibleInterface) -> bool:
    state = thing.state()
    return not state.invisible and bool(state.focusable) and thing.role() not in LAYOUT


def _is_named(thing: QAccessibleInterface) -> bool:
    of = thing.object()
    if isinstance(of, QComboBox):
        labels = [label for label, _ in thing.relations(QAccessible.RelationFlag.Label)]
        return bool(of.accessibleName()) and any(label.text(_NAME) for label in labels)
    return bool(thing.text(_NAME))


def _all_in(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield thing
    for place in range(min(thing.childCount(), MOST_CHILDREN)):
        child = thing.child(place)
        if child is not None and child.isValid():
            yield from _all_in(child)
