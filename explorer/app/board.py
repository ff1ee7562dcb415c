"""Every view of an open workspace, arranged; the arrangement is remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPoint, QSettings, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.app.actions import words_of
from explorer.app.docking.ground import Ground, View
from explorer.app.docking.plan import Direction, Node, alone, split_of
from explorer.app.docking.stored import as_text, read_plan
from explorer.app.tables_card import TablesCard
from explorer.session.session import Session
from explorer.views.accounts.widget import AccountsView
from explorer.views.created.widget import CreatedView
from explorer.views.datasets.widget import DatasetsPanel
from explorer.views.facets.widget import FacetView
from explorer.views.filters.widget import FilterBar
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.histogram.widget import HistogramView
from explorer.views.history.widget import HistoryPanel
from explorer.views.reading.media_question import MediaShelf
from explorer.views.reading.widget import ReadingPane
from explorer.views.shared.asker import Asker
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.headed import Headed
from explorer.views.shared.privacy import Discretion, SmallHandles
from explorer.views.shared.text_scale import text_scale
from explorer.views.shared.theme import Theme
from explorer.views.timeline.widget import TimelineView
from explorer.views.tweets.widget import TweetsView

_GROUP = "layout3"
"""Raised when what is remembered changes so much that older memories make no sense."""
_CHOICES = "choices"
_PLAN = "plan"
_MARGINS = (12, 10, 12, 10)
_HIDDEN, _SHOWN = "hidden", "shown"
DATASETS, HISTORY, READING = "showDatasetsAction", "showHistoryAction", "showReadingAction"
TIMELINE, FOLLOWERS, CREATED = "showTimelineAction", "showFollowersAction", "showCreatedAction"
HEATMAP, FACETS, TABLES = "showHeatmapAction", "showFacetsAction", "showTablesAction"


def first_plan(scale: float = 1.0) -> Node:
    """How the views stand before anybody moves them, by pixels of a window of 1440 × 900.

    Text that is larger by `scale` needs more room.
    """

    def room(pixels: int) -> int:
        return round(pixels * scale)

    row, column = Direction.ROW, Direction.COLUMN
    charts = split_of(row, [(alone(FOLLOWERS), 595), (alone(CREATED), 595)])
    kinds = split_of(row, [(alone(HEATMAP), 595), (alone(FACETS), 595)])
    middle = [
        (alone(TIMELINE), room(135)),
        (charts, room(145)),
        (kinds, room(180)),
        (alone(TABLES), room(220)),
    ]
    side = split_of(column, [(alone(DATASETS), room(480)), (alone(HISTORY), room(200))])
    return split_of(
        row, [(side, room(210)), (split_of(column, middle), 890), (alone(READING), room(320))]
    )


_LEAST: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        DATASETS: (170, 0),
        HISTORY: (170, 0),
        TIMELINE: (0, 120),
        FOLLOWERS: (0, 120),
        CREATED: (0, 120),
        HEATMAP: (0, 150),
        FACETS: (0, 120),
        TABLES: (0, 200),
    }
)
"""Pixels, with text of the usual size, of width and height: below that nothing can be read."""
_GROWS: Mapping[str, tuple[Direction, ...]] = MappingProxyType(
    {
        DATASETS: (Direction.COLUMN,),
        HISTORY: (),
        READING: (),
        TABLES: (Direction.ROW, Direction.COLUMN),
    }
)
"""What takes more of a larger window; charts do so in a row."""


class Board(QWidget):
    """Built anew for every workspace and every theme; holds no data of its own."""

    told = Signal(str)
    parts_changed = Signal()
    """A view showed itself."""
    data_wanted = Signal(CountingCard)
    """The numbers behind this chart are to be saved as a file."""
    picture_wanted = Signal(CountingCard)
    """This chart is to be saved as a picture."""
    export_wanted = Signal()
    """What is selected is to be exported."""
    menu_wanted = Signal(str, QPoint)
    """A right-click on the heading of a view: its action, and a point of the screen."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        remembered: QSettings,
        shelf: MediaShelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._session = session
        self.filters = FilterBar(session, theme)
        self.datasets = DatasetsPanel(session, theme)
        self.history = HistoryPanel(session, theme)
        self.timeline = TimelineView(session, theme)
        self.followers = HistogramView(session, theme)
        self.created = CreatedView(session, theme)
        self.heatmap = HeatmapView(session, theme)
        self.facets = FacetView(session, theme)
        self.accounts = AccountsView(session, theme)
        self.tweets = TweetsView(session, theme)
        self.tables = TablesCard({"Accounts": self.accounts, "Tweets": self.tweets}, theme)
        self.reading = ReadingPane(session, theme, shelf)
        for name, (wide, high) in _LEAST.items():
            self.parts[name].setMinimumSize(QSize(wide, high) * text_scale())
        inner = QWidget(self)
        self.ground = Ground(self._views(), self._remembered_plan(), inner)
        self._lay_out(inner)
        for source in (self.filters, self.accounts, self.tweets, self.reading.media):
            source.told.connect(self.told)
        for card in self.charts:
            card.data_wanted.connect(partial(self.data_wanted.emit, card))
            card.picture_wanted.connect(partial(self.picture_wanted.emit, card))
        for view in (*self.charts, *self.tables.panels):
            view.export_wanted.connect(self.export_wanted)
        for panel in self.tables.panels:
            # One question for the numbers that three views show.
            panel.rely_on_counts()
            self.filters.counted.connect(panel.take_counts)
            panel.row_reached.connect(self.reading.follow)
            panel.reading_wanted.connect(self._show_reading)
        self.reading.step_wanted.connect(self.tables.step)
        self._restore_layout()

    def keep_private(self) -> None:
        """Show clear names of small accounts by their first letters only.

        Until it is known which handles are theirs, those in texts are shown so all.
        """
        self._on_discretion(Discretion())
        self._session.add(
            Asker(
                "smallAccounts",
                lambda _state: SmallHandles(self._session.data_version),
                self._on_discretion,
            )
        )

    def _on_discretion(self, discretion: object) -> None:
        if isinstance(discretion, Discretion):
            for view in (self.reading, self.facets, *self.tables.panels):
                view.keep_private(discretion)

    def set_synthetic(self, *, is_synthetic: bool) -> None:
        """Say in plain sight that everything here is made up."""
        self.filters.set_remark("SYNTHETIC SAMPLE" if is_synthetic else "")

    @property
    def parts(self) -> Mapping[str, Headed]:
        """The views that can be hidden, by the action that does it."""
        return {
            DATASETS: self.datasets,
            HISTORY: self.history,
            TIMELINE: self.timeline,
            FOLLOWERS: self.followers,
            CREATED: self.created,
            HEATMAP: self.heatmap,
            FACETS: self.facets,
            TABLES: self.tables,
            READING: self.reading,
        }

    @property
    def charts(self) -> tuple[CountingCard, ...]:
        """The views that count, hidden ones too, in the order of the menu."""
        return tuple(self._charts.values())

    def choices(self) -> dict[str, Mapping[str, str]]:
        """How each chart is drawn, by the name of its part."""
        return {name: card.choices() for name, card in self._charts.items()}

    def restore_choices(self, choices: Mapping[str, Mapping[str, str]]) -> None:
        """Draw the charts as they were; those that are not named stay as they are."""
        for name, card in self._charts.items():
            if name in choices:
                card.restore(choices[name])

    def end(self) -> None:
        """Ask nothing any more: the views are about to go.

        Hidden first, so that views switch their questions off while they still have some.
        """
        self.hide()
        self._session.forget_views()

    def layout_now(self) -> dict[str, str]:
        """Places, sizes, columns, how each chart is drawn and what is hidden, to be remembered."""
        return {
            _PLAN: as_text(self.ground.plan),
            **{panel.kind.object_name: panel.arrangement.save() for panel in self.tables.panels},
            **{name: _HIDDEN if part.isHidden() else _SHOWN for name, part in self.parts.items()},
            **{
                f"{name}/{_CHOICES}": json.dumps(dict(choices))
                for name, choices in self.choices().items()
            },
        }

    def save_layout(self) -> None:
        """Remember how everything is arranged."""
        self._remembered.beginGroup(_GROUP)
        for name, value in self.layout_now().items():
            self._remembered.setValue(name, value)
        self._remembered.endGroup()

    def _restore_layout(self) -> None:
        """Arrange everything within the plan as remembered, or as at first."""
        self._remembered.beginGroup(_GROUP)
        for panel in self.tables.panels:
            state = self._remembered.value(panel.kind.object_name)
            if isinstance(state, str):
                panel.arrangement.restore(state)
        for name in self.parts:
            self.set_shown(name, self._remembered.value(name, _at_first(name)) != _HIDDEN)
        for name, card in self._charts.items():
            card.restore(_choices(self._remembered.value(f"{name}/{_CHOICES}")))
        self._remembered.endGroup()

    def set_shown(self, name: str, is_shown: bool) -> None:
        """Show or hide the view of an action; what is beside it takes the room."""
        self.ground.set_shown(name, is_shown)

    def reset_layout(self) -> None:
        """Forget the arrangement and go back to the first one."""
        self._remembered.remove(_GROUP)
        for name in self.parts:
            self.set_shown(name, _at_first(name) != _HIDDEN)
        for panel in self.tables.panels:
            panel.arrangement.reset()
        self.ground.set_plan(first_plan(text_scale()))

    @property
    def _charts(self) -> Mapping[str, CountingCard]:
        return {name: part for name, part in self.parts.items() if isinstance(part, CountingCard)}

    def _views(self) -> Mapping[str, View]:
        return {
            name: View(part, words_of(name), _dock_name(name), _GROWS.get(name, (Direction.ROW,)))
            for name, part in self.parts.items()
        }

    def _remembered_plan(self) -> Node:
        stored = self._remembered.value(f"{_GROUP}/{_PLAN}")
        return read_plan(stored, first_plan(text_scale()))

    def _lay_out(self, inner: QWidget) -> None:
        column = QVBoxLayout(inner)
        column.setContentsMargins(*_MARGINS)
        column.addWidget(self.ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filters)
        whole.addWidget(inner, 1)
        self.ground.menu_wanted.connect(self.menu_wanted)
        # At once, for a program may end in any way.
        self.ground.moved.connect(self.save_layout)

    def _show_reading(self) -> None:
        if self.reading.isHidden():
            self.set_shown(READING, True)
            self.parts_changed.emit()
        if not self.reading.isVisible():
            self.ground.bring_forward(READING)


def _dock_name(action: str) -> str:
    """`timelineDock` of `showTimelineAction`."""
    view = action.removeprefix("show").removesuffix("Action")
    return f"{view[:1].lower()}{view[1:]}Dock"


def _at_first(name: str) -> str:
    """Whether a part is shown before anybody chose: the reading pane comes with the first row."""
    return _HIDDEN if name == READING else _SHOWN


def _choices(stored: object) -> dict[str, str]:
    """What was remembered of how a chart is drawn; nothing where that is damaged."""
    try:
        found = json.loads(stored) if isinstance(stored, str) else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
