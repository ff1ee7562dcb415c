"""What is done to datasets that are there: renamed, removed, reported on.

What does it is loaded when it is wished for: no chart needs it, and it takes 0.1 s.
"""

from __future__ import annotations

from collections.abc import Mapping

from explorer.app.board import Board
from explorer.app.dialogs.ask import ask_text, confirm
from explorer.app.host import Host
from explorer.app.jobs import Job, Work
from explorer.archive.known import load_catalog
from explorer.views.datasets.model import Published


class Upkeep:
    """Serves the wishes of the datasets panel."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def attend(self, board: Board) -> None:
        """Listen to the panel of a new board."""
        board.datasets.set_published(_published())
        board.datasets.rename_requested.connect(self._on_rename)
        board.datasets.remove_requested.connect(self._on_remove)
        board.datasets.report_requested.connect(self.show_report)
        board.datasets.rejects_requested.connect(
            lambda name: self.show_report(name, rejects_first=True)
        )

    def show_report(self, dataset: str | None = None, *, rejects_first: bool = False) -> None:
        """The import report of the open workspace or a dataset, whenever it was imported."""
        from explorer.app.reporting import Reporting  # noqa: PLC0415 - see above

        Reporting(self._host).show(dataset, rejects_first=rejects_first)

    def _on_rename(self, name: str) -> None:
        dialog = ask_text(
            "Rename dataset", f"New name for “{name}”:", name, "Rename", self._host.window
        )
        dialog.answered.connect(lambda new: self._rename(name, new))
        dialog.open()

    def _rename(self, name: str, new: str) -> None:
        workspace = self._host.workspace
        if workspace is None or new in ("", name):
            return
        from explorer.ingest.remove import rename  # noqa: PLC0415

        database = workspace.database
        marking = workspace.session.marking
        job = self._change(f"Renaming {name}", lambda _r, _c: rename(database, name, new))
        job.succeeded.connect(lambda _answer: marking.rename_dataset(name, new.strip()))

    def _on_remove(self, name: str) -> None:
        dialog = confirm(
            "Remove dataset?",
            f"“{name}” is taken out of this workspace and its disk space returned. "
            "The archive files themselves stay where they are. Tags and notes are kept for when "
            "you import it again under this name. This cannot be undone.",
            "Remove",
            self._host.window,
        )
        dialog.accepted.connect(lambda: self._remove(name))
        dialog.open()

    def _remove(self, name: str) -> None:
        workspace = self._host.workspace
        if workspace is None:
            return
        from explorer.ingest.remove import remove  # noqa: PLC0415

        database = workspace.database
        self._change(f"Removing {name}", lambda _r, _c: remove(database, name))

    def _change(self, title: str, work: Work) -> Job:
        job = Job(title, work)
        job.succeeded.connect(lambda _answer: self._on_changed())
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job)
        return job

    def _on_changed(self) -> None:
        if self._host.workspace is not None:
            self._host.workspace.session.data_changed()


def _published() -> Mapping[str, Published]:
    """What is known about every published dataset, by name."""
    return {
        name: Published(
            len(known.tweets_files) or None, known.accounts_stated, known.tweets_in_archive
        )
        for name, known in load_catalog().published.items()
    }
