"""What leaves the window as files; loaded with the first export, 0.1 s that no chart needs."""

from __future__ import annotations

from functools import cached_property

from explorer.app.host import Host
from explorer.views.shared.counting_card import CountingCard


class Outgoing:
    """Slots of everything that exports."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def export(self) -> None:
        """Ask what of the selection to export and where to."""
        self._exporting.ask()

    def save_data(self, card: CountingCard) -> None:
        """Ask where the numbers of one chart are to go."""
        self._exporting.save_data(card)

    def save_picture(self, card: CountingCard) -> None:
        """Ask how large a picture of one chart is to be, and where it goes."""
        self._chart_pictures.ask(card)

    def export_window(self) -> None:
        """Ask where the report on the whole window is to go."""
        self._window_report.ask()

    def save_case(self) -> None:
        """Ask where what was found is to go, to be opened on another machine."""
        self._cases.save()

    def open_case(self) -> None:
        """Ask for such a file and take it in."""
        self._cases.open()

    @cached_property
    def _cases(self):
        from explorer.app.cases import Cases  # noqa: PLC0415 - see above

        return Cases(self._host)

    @cached_property
    def _exporting(self):
        from explorer.app.exporting import Exporting  # noqa: PLC0415 - see above

        return Exporting(self._host)

    @cached_property
    def _chart_pictures(self):
        from explorer.app.chart_pictures import ChartPictures  # noqa: PLC0415 - see above

        return ChartPictures(self._host)

    @cached_property
    def _window_report(self):
        from explorer.app.window_report import WindowReport  # noqa: PLC0415 - see above

        return WindowReport(self._host)
