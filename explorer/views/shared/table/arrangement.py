"""Which columns of a table are shown, in which order and width, and which stays in sight."""

from __future__ import annotations

import json
from collections.abc import Collection

from PySide6.QtCore import QByteArray, QObject, QPoint, QSignalBlocker, Signal

from explorer.schema.columns import Column
from explorer.views.shared.table.menu import Arranging, column_menu
from explorer.views.shared.table.view import LongTable

_HEADER, _FROZEN, _SCALE = "header", "frozen", "scale"


class Arrangement(QObject):
    """The columns of one table; `changed` says that others are shown than before."""

    changed = Signal()

    def __init__(
        self, table: LongTable, columns: tuple[Column, ...], hidden: Collection[str]
    ) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.horizontalHeader()
        self._columns = columns
        self._hidden = hidden
        self.reset()
        self._header.sectionResized.connect(self._on_section_resized)
        self._header.customContextMenuRequested.connect(
            lambda at: self.show_menu(self._header.mapToGlobal(at))
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns that are shown, in the order in which the table was made."""
        return tuple(
            column.name
            for place, column in enumerate(self._columns)
            if not self._header.isSectionHidden(place)
        )

    def save(self) -> str:
        """Order, widths and visibility of the columns, and whether the first is kept in sight.

        With the size of the text that the widths are for.
        """
        header = self._header.saveState().toBase64().toStdString()
        now = {_HEADER: header, _FROZEN: self._table.frozen.is_on, _SCALE: self._table.scale}
        return json.dumps(now)

    def restore(self, saved: str) -> None:
        """Arrange the columns as saved; what does not fit any more is left as it is."""
        try:
            found = json.loads(saved)
            header, is_frozen = str(found[_HEADER]), bool(found[_FROZEN])
            before = float(found.get(_SCALE, 1))
        except (ValueError, TypeError, KeyError):
            return
        least = self._header.minimumSectionSize()
        self._header.restoreState(QByteArray.fromBase64(header.encode("ascii", "ignore")))
        # The least width comes with the state, and would hold against those of a smaller text.
        self._header.setMinimumSectionSize(1)
        if before > 0 and before != self._table.scale:
            self._widen(self._table.scale / before)
        self._header.setMinimumSectionSize(least)
        self._table.frozen.switch(is_frozen)
        self.changed.emit()

    def _widen(self, times: float) -> None:
        """Make every column so many times wider, hidden ones too."""
        silent = QSignalBlocker(self)
        for place in range(self._header.count()):
            is_hidden = self._header.isSectionHidden(place)
            self._header.setSectionHidden(place, False)
            self._header.resizeSection(place, round(self._header.sectionSize(place) * times))
            self._header.setSectionHidden(place, is_hidden)
        silent.unblock()

    def reset(self) -> None:
        """The columns as they are at first."""
        for place, column in enumerate(self._columns):
            self._header.moveSection(self._header.visualIndex(place), place)
            self._header.setSectionHidden(place, column.name in self._hidden)
        self._table.frozen.switch(False)

    def show_menu(self, at: QPoint) -> None:
        """The column chooser, at a point of the screen."""
        frozen = self._table.frozen
        arranging = Arranging(self._header, frozen.is_on, frozen.switch, self.reset)
        column_menu(self._columns, arranging, self._table).popup(at)

    def _on_section_resized(self, _place: int, before: int, after: int) -> None:
        if not before or not after:
            self.changed.emit()
