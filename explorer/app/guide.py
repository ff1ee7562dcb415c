"""Slots of the menu Help."""

from __future__ import annotations

from explorer.app.dialogs.about import about, keys_and_filters, material_notice
from explorer.app.dialogs.palette import Palette, entries_of
from explorer.app.host import Host


class Guide:
    """Opens the pages that explain the program."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def palette(self) -> None:
        """Find an action or a field by its name."""
        window = self._host.window
        begin = window.header.begin_filter if self._host.workspace is not None else None
        Palette(entries_of(window.action_map, begin), window).open()

    def keys_and_filters(self) -> None:
        keys_and_filters(self._host.window).open()

    def material(self) -> None:
        material_notice(self._host.window).open()

    def about(self) -> None:
        about(self._host.window).open()
