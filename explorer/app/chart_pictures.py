"""Saving one chart as a picture, in any size."""

from __future__ import annotations

from explorer.app import settings
from explorer.app.dialogs.picture import PictureChoice, PictureDialog
from explorer.app.host import Host
from explorer.app.save_path import saving_folder
from explorer.errors import KnownError
from explorer.landing import landing
from explorer.views.shared.counting_card import CountingCard
from explorer.views.shared.picture import picture_of


class ChartPictures:
    """Slot of Save picture… in the menu of each chart."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask(self, card: CountingCard) -> None:
        """Ask how large and where to; what is drawn is what is seen when it is saved."""
        base = saving_folder(self._host) / card.title
        dialog = PictureDialog(base, card.size(), self._host.window)
        dialog.chosen.connect(lambda choice: self._save(card, choice))
        dialog.open()

    def _save(self, card: CountingCard, choice: PictureChoice) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        lines = workspace.session.state.filter_lines
        drawn = picture_of(card, choice.path.suffix, lines, card.theme, choice.measure)
        try:
            with landing(force=False) as land:
                land.place(choice.path).write_bytes(drawn)
        except KnownError as error:
            self._host.desk.report(error)
            return
        settings.remember_export_folder(self._host.remembered, choice.path.parent)
        self._host.tell(f"Saved to {choice.path}")
