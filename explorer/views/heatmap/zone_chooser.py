"""Chooses the clocks that hours and weekdays are read on: a known place, or any zone there is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from explorer.query.calendar import checked_zone
from explorer.views.heatmap.zones import OFFERED, named_zones, zone_words
from explorer.views.shared.chooser import Chooser
from explorer.views.shared.field_dialog import FieldDialog


class ZoneChooser(Chooser):
    """Names the zone; it asks for another and shows what it is told."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__("Clocks", tuple(OFFERED.items()), zone, parent)
        self.setObjectName("zoneChooser")
        self.menu().addSeparator()
        other = self.menu().addAction("Another zone…")
        other.setObjectName("otherZoneAction")
        other.triggered.connect(lambda _checked=False: self.ask())
        self.show_zone(zone)

    def show_zone(self, zone: str) -> None:
        """Name a zone; nobody is told."""
        self.show_choice(zone, zone_words(zone))
        self.setToolTip(f"Hours and weekdays on clocks of {zone}")

    def ask(self) -> None:
        """Ask for any zone by name or offset."""
        dialog = ZoneDialog(self.current, self)
        dialog.zone_chosen.connect(self.chosen)
        dialog.open()


class ZoneDialog(FieldDialog):
    """A field that completes the names of zones and takes offsets such as +05:30."""

    zone_chosen = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        self.field = QLineEdit(zone)
        self.field.setAccessibleName("Time zone")
        self.field.selectAll()
        completer = QCompleter(named_zones(), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        request = "A place such as Asia/Kolkata, or an offset such as +05:30:"
        super().__init__("Clocks of another zone", request, self.field, parent)

    def take(self) -> None:
        self.zone_chosen.emit(checked_zone(self.field.text().strip()))
