"""Slots of the menu Help."""

from __future__ import annotations

from functools import cached_property

from explorer.app.dialogs.about import about, material_notice
from explorer.app.dialogs.palette import Palette, entries_of
from explorer.app.host import Host


class Guide:
    """Opens what explains the program."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def palette(self) -> None:
        """Find an action or a field by its name."""
        window = self._host.window
        begin = window.header.begin_filter if self._host.workspace is not None else None
        Palette(entries_of(window.action_map, begin), window).open()

    def help(self) -> None:
        """Show the page about what has the keyboard."""
        self._desk.explain()

    def keys(self) -> None:
        """Show every key and gesture on one page."""
        self._desk.show_keys()

    def material(self) -> None:
        material_notice(self._host.window).open()

    def about(self) -> None:
        about(self._host.window).open()

    @cached_property
    def _desk(self):
        from explorer.app.help.desk import HelpDesk  # noqa: PLC0415 - with the first question

        return HelpDesk(self._host)
