"""The views as a plan puts them: splitters, tabs, and the way from one plan to the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from explorer.app.docking.dragging import Drag, ViewMark
from explorer.app.docking.drop import Drop, drop_at
from explorer.app.docking.plan import (
    Direction,
    Node,
    Side,
    Split,
    Stack,
    in_front,
    moved,
    moved_to_edge,
    names_in,
)
from explorer.app.docking.tabs import TabStack
from explorer.views.shared.headed import Headed

_GAP = 10
_ORIENTATIONS = {
    Direction.ROW: Qt.Orientation.Horizontal,
    Direction.COLUMN: Qt.Orientation.Vertical,
}


@dataclass(frozen=True, slots=True)
class View:
    """What stands in a dock: `title` is what its tab says, `dock` the dock's object name.

    `grows` are the directions in which it takes more of a window that becomes larger.
    """

    widget: Headed
    title: str
    dock: str
    grows: Collection[Direction]


class Dock(QWidget):
    """The place of one view; hidden with it, and while it is behind another one."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.setObjectName(view.dock)
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view.widget)


class Ground(QScrollArea):
    """Holds every view once. A window too small for all of them scrolls.

    `menu_wanted` brings a name and a point of the screen: a right-click on a heading or tab.
    `moved` comes when somebody has put a view elsewhere.
    """

    menu_wanted = Signal(str, QPoint)
    moved = Signal()

    def __init__(
        self, views: Mapping[str, View], first: Node, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._views = views
        self._docks = {name: Dock(view) for name, view in views.items()}
        self._plan = first
        self._mark = ViewMark("viewDropMark", self)
        self._root = QWidget()
        for name, view in views.items():
            self._listen(view.widget, partial(_in_heading, view.widget, name))
        self._build()

    @property
    def plan(self) -> Node:
        """The views as they stand now, with the sizes that they have."""
        self._plan = _read(self._plan, self._root)
        return self._plan

    @property
    def shown(self) -> tuple[str, ...]:
        """The views that are not hidden, in reading order; they may be behind others."""
        return tuple(name for name in names_in(self._plan) if not self._is_hidden(name))

    def title_of(self, name: str) -> str:
        return self._views[name].title

    def name_with_keyboard(self) -> str | None:
        """The view that has the keyboard."""
        focused = QApplication.focusWidget()
        for name, dock in self._docks.items():
            if focused is not None and dock.isAncestorOf(focused):
                return name
        return None

    def set_plan(self, plan: Node) -> None:
        """Put the views as a plan says; it holds each of them once."""
        self._plan = plan
        self._build()

    def set_shown(self, name: str, is_shown: bool) -> None:
        """Show or hide a view; what is beside it takes the room, and it keeps its place."""
        self._views[name].widget.setVisible(is_shown)
        self._show(self._plan, self._root)

    def bring_forward(self, name: str) -> None:
        """Let a view be seen that is behind others."""
        self.set_plan(in_front(self.plan, name))

    def move_view(self, name: str, side: Side, target: str) -> None:
        """Put a view beside another one, or onto it."""
        self.set_plan(moved(self.plan, name, side, target))
        self.moved.emit()

    def move_to_edge(self, name: str, side: Side) -> None:
        """Put a view along a whole edge."""
        self.set_plan(moved_to_edge(self.plan, name, side))
        self.moved.emit()

    def resize_view(self, name: str, direction: Direction, pixels: int) -> bool:
        """Give a view more room, or less; False where nothing stands beside it that way."""
        inner: QWidget = self._docks[name]
        while (outer := inner.parentWidget()) is not None and outer is not self:
            if isinstance(outer, QSplitter) and outer.orientation() == _ORIENTATIONS[direction]:
                place = outer.indexOf(inner)
                sizes = outer.sizes()
                others = [*range(place + 1, len(sizes)), *reversed(range(place))]
                seen = [other for other in others if not _part(outer, other).isHidden()]
                if seen:
                    sizes[place] += pixels
                    sizes[seen[0]] -= pixels
                    outer.setSizes(sizes)
                    return True
            inner = outer
        return False

    def _listen(self, widget: QWidget, name_at: Callable[[QPoint], str | None]) -> None:
        drag = Drag(widget, name_at)
        drag.moved.connect(self._on_dragged)
        drag.dropped.connect(self._on_dropped)
        drag.cancelled.connect(self._mark.hide)
        drag.menu_wanted.connect(self.menu_wanted)

    def _build(self) -> None:
        self.setUpdatesEnabled(False)
        focused = QApplication.focusWidget()
        before = self.takeWidget()
        # In the window first and filled then: Qt dresses all that is within what is put elsewhere.
        self._root = self._made(self._plan)
        self._root.setParent(self.viewport())
        self._fill(self._plan, self._root)
        self.setWidget(self._root)
        self._show(self._plan, self._root)
        if before is not None and before not in self._docks.values():
            before.hide()
            before.deleteLater()
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()
        self.setUpdatesEnabled(True)

    def _made(self, node: Node) -> QWidget:
        """What stands for a part of the plan, still empty where it holds others."""
        if isinstance(node, Split):
            splitter = QSplitter(_ORIENTATIONS[node.direction])
            splitter.setHandleWidth(_GAP)
            splitter.setChildrenCollapsible(False)
            return splitter
        return self._docks[node.front] if len(node.names) == 1 else TabStack()

    def _fill(self, node: Node, widget: QWidget) -> None:
        if isinstance(widget, TabStack) and isinstance(node, Stack):
            widget.take([(self._docks[name], self.title_of(name)) for name in node.names])
            widget.setCurrentWidget(self._docks[node.front])
            self._listen(widget.tabBar(), partial(_at_tab, widget, node.names))
        elif isinstance(widget, QSplitter) and isinstance(node, Split):
            growing = [self._grows(part, node.direction) for part in node.parts]
            for place, part in enumerate(node.parts):
                made = self._made(part)
                widget.addWidget(made)
                self._fill(part, made)
                # Where all grow, they keep their shares; Qt does that without any factor.
                widget.setStretchFactor(place, int(growing[place] and not all(growing)))
            widget.setSizes(list(node.sizes))

    def _grows(self, node: Node, direction: Direction) -> bool:
        return any(direction in self._views[name].grows for name in names_in(node))

    def _is_hidden(self, name: str) -> bool:
        return self._views[name].widget.isHidden()

    def _show(self, node: Node, widget: QWidget) -> bool:
        """Hide what has nothing to show; whether there is anything."""
        if isinstance(node, Split):
            shown = [self._show(part, _part(widget, n)) for n, part in enumerate(node.parts)]
            is_shown = any(shown)
        else:
            seen = [name for name in node.names if not self._is_hidden(name)]
            is_shown = bool(seen)
            if isinstance(widget, TabStack):
                widget.show_only([self._docks[name] for name in seen])
            for name in node.names:
                self._views[name].widget.set_titled(is_titled=len(seen) <= 1)
        widget.setVisible(is_shown)
        return is_shown

    def _on_dragged(self, name: str, at: QPoint) -> None:
        drop = self._drop_at(name, at)
        if drop is None:
            self._mark.hide()
        else:
            self._mark.cover(drop.area)

    def _on_dropped(self, name: str, at: QPoint) -> None:
        self._mark.hide()
        drop = self._drop_at(name, at)
        if drop is None:
            return
        if drop.target is None:
            self.move_to_edge(name, drop.side)
        else:
            self.move_view(name, drop.side, drop.target)

    def _drop_at(self, name: str, at: QPoint) -> Drop | None:
        """What letting go at a point of the screen does."""
        areas = {
            other: QRect(dock.mapTo(self, QPoint(0, 0)), dock.size())
            for other, dock in self._docks.items()
            if dock.isVisible()
        }
        whole = QRect(QPoint(0, 0), self.viewport().size())
        return drop_at(self.mapFromGlobal(at), name, areas, whole)


def _in_heading(widget: Headed, name: str, at: QPoint) -> str | None:
    return name if at.y() < widget.heading_height else None


def _at_tab(tabs: TabStack, names: tuple[str, ...], at: QPoint) -> str | None:
    place = tabs.tabBar().tabAt(at)
    return names[place] if place >= 0 else None


def _part(widget: QWidget, place: int) -> QWidget:
    """What stands at a place of a split's widget."""
    found = widget.widget(place) if isinstance(widget, QSplitter) else None
    if found is None:
        raise LookupError(place)
    return found


def _read(node: Node, widget: QWidget) -> Node:
    """A node with the sizes and the front tabs that its widget has; what is hidden has none."""
    if isinstance(node, Split) and isinstance(widget, QSplitter):
        parts = tuple(_read(part, _part(widget, n)) for n, part in enumerate(node.parts))
        sizes = tuple(now or old for now, old in zip(widget.sizes(), node.sizes, strict=True))
        return Split(node.direction, parts, sizes)
    if isinstance(node, Stack) and isinstance(widget, TabStack):
        return Stack(node.names, node.names[widget.currentIndex()])
    return node
