"""Every view of an open workspace, arranged; the arrangement is remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

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
from explorer.views.reading.widget import ReadingPane
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.theme import Theme
from explorer.views.timeline.widget import TimelineView
from explorer.views.tweets.widget import TweetsView

_GROUP = "layout3"
"""Raised when the arrangement changes so much that a saved one makes no sense."""
_CHOICES = "choices"
_GAP = 10
_LEAST_TABLES = 200
"""Pixels: tabs, headings and some rows."""
_DATASETS_WIDTH = 210
_READING_WIDTH = 320
_HIDDEN, _SHOWN = "hidden", "shown"
READING = "showReadingAction"
_FIRST_SIZES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "outer": (_DATASETS_WIDTH, 890, _READING_WIDTH),
        "side": (480, 200),
        "rows": (135, 145, 180, 220),
        "charts": (595, 595),
        "kinds": (595, 595),
    }
)


class Board(QWidget):
    """Built anew for every workspace and every theme; holds no data of its own."""

    told = Signal(str)
    parts_changed = Signal()
    """A view showed itself."""
    data_wanted = Signal(CountingCard)
    """The numbers behind this chart are to be saved as a file."""

    def __init__(
        self, session: Session, theme: Theme, remembered: QSettings, parent: QWidget | None = None
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
        self.reading = ReadingPane(session, theme)
        self._splitters = self._arrange()
        for source in (self.filters, self.accounts, self.tweets):
            source.told.connect(self.told)
        for card in self.charts:
            card.data_wanted.connect(partial(self.data_wanted.emit, card))
        for panel in self.tables.panels:
            # One question for the numbers that three views show.
            panel.rely_on_counts()
            self.filters.counted.connect(panel.take_counts)
            panel.row_reached.connect(self.reading.follow)
            panel.reading_wanted.connect(self._show_reading)
        self.reading.step_wanted.connect(self.tables.step)
        self.restore_layout()

    def set_synthetic(self, *, is_synthetic: bool) -> None:
        """Say in plain sight that everything here is made up."""
        self.filters.set_remark("SYNTHETIC SAMPLE" if is_synthetic else "")

    @property
    def parts(self) -> Mapping[str, QWidget]:
        """The views that can be hidden, by the action that does it."""
        return {
            "showDatasetsAction": self.datasets,
            "showHistoryAction": self.history,
            "showTimelineAction": self.timeline,
            "showFollowersAction": self.followers,
            "showCreatedAction": self.created,
            "showHeatmapAction": self.heatmap,
            "showFacetsAction": self.facets,
            "showTablesAction": self.tables,
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

    def save_layout(self) -> None:
        """Remember sizes, columns, how each chart is drawn and what is hidden."""
        self._remembered.beginGroup(_GROUP)
        for name, splitter in self._splitters.items():
            self._remembered.setValue(name, splitter.saveState())
        for panel in self.tables.panels:
            self._remembered.setValue(panel.kind.object_name, panel.arrangement.save())
        for name, part in self.parts.items():
            self._remembered.setValue(name, _HIDDEN if part.isHidden() else _SHOWN)
        for name, choices in self.choices().items():
            self._remembered.setValue(f"{name}/{_CHOICES}", json.dumps(dict(choices)))
        self._remembered.endGroup()

    def restore_layout(self) -> None:
        """Arrange everything as remembered, or as at first."""
        self._set_first_sizes()
        self._remembered.beginGroup(_GROUP)
        for name, splitter in self._splitters.items():
            state = self._remembered.value(name)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
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
        self.parts[name].setVisible(is_shown)
        side = (self.datasets, self.history)
        self._splitters["side"].setHidden(all(part.isHidden() for part in side))

    def reset_layout(self) -> None:
        """Forget the arrangement and go back to the first one."""
        self._remembered.remove(_GROUP)
        for name in self.parts:
            self.set_shown(name, _at_first(name) != _HIDDEN)
        for panel in self.tables.panels:
            panel.arrangement.reset()
        self._set_first_sizes()

    @property
    def _charts(self) -> Mapping[str, CountingCard]:
        return {name: part for name, part in self.parts.items() if isinstance(part, CountingCard)}

    def _arrange(self) -> Mapping[str, QSplitter]:
        charts = _splitter(Qt.Orientation.Horizontal, self.followers, self.created)
        kinds = _splitter(Qt.Orientation.Horizontal, self.heatmap, self.facets)
        rows = _splitter(Qt.Orientation.Vertical, self.timeline, charts, kinds, self.tables)
        self.tables.setMinimumHeight(_LEAST_TABLES)
        side = _splitter(Qt.Orientation.Vertical, self.datasets, self.history)
        side.setStretchFactor(0, 1)
        outer = _splitter(Qt.Orientation.Horizontal, side, _scrolled(rows), self.reading)
        outer.setStretchFactor(0, 0)
        outer.setStretchFactor(1, 1)
        outer.setStretchFactor(2, 0)
        rows.setStretchFactor(3, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, _GAP, 12, _GAP)
        column.addWidget(outer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filters)
        whole.addWidget(inner, 1)
        return {"outer": outer, "side": side, "rows": rows, "charts": charts, "kinds": kinds}

    def _show_reading(self) -> None:
        if self.reading.isHidden():
            self.reading.show()
            self.parts_changed.emit()

    def _set_first_sizes(self) -> None:
        for name, splitter in self._splitters.items():
            splitter.setSizes(list(_FIRST_SIZES[name]))


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


def _scrolled(rows: QWidget) -> QScrollArea:
    """Lets a low window scroll instead of reaching beyond the screen."""
    area = QScrollArea()
    area.setWidget(rows)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("role", "plain")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(rows.minimumSizeHint().width())
    return area


def _splitter(direction: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(direction)
    splitter.setHandleWidth(_GAP)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter
