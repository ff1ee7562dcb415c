"""Pictures and videos of tweets: looked for beside the archive, shown and saved when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from explorer.app.host import Host
from explorer.app.jobs import IsCancelled, Job, Report
from explorer.app.save_path import ask_copy_path
from explorer.schema.media import MediaFile, MediaFound
from explorer.schema.words import size_text


class Shelf:
    """The media zips as the reading pane knows them; archives are loaded with the first look."""

    def find(self, sources: Iterable[Path], tweet_id: int, check: Callable[[], None]) -> MediaFound:
        return self._zips.find(sources, tweet_id, check)

    def read(self, file: MediaFile) -> bytes:
        from explorer.archive.media import read_whole  # noqa: PLC0415 - see above

        return read_whole(file)

    @cached_property
    def _zips(self):
        from explorer.archive.media import MediaZips  # noqa: PLC0415 - see above

        return MediaZips()


class Media:
    """Slots of pictures and videos."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.shelf = Shelf()

    def toggle(self) -> None:
        """Show the pictures of the tweet that is read, or hide them again."""
        board = self._host.board
        if board is None or not (board.reading.isVisible() and board.reading.media.toggle()):
            self._host.tell("No tweet with pictures is read: press Enter on a row of the tweets.")

    def save(self, file: MediaFile) -> None:
        """Ask where a copy is to go, and write it."""
        path = ask_copy_path(self._host, self._host.window, file.name)
        if path is None:
            return

        def save(_report: Report, cancelled: IsCancelled) -> int:
            from explorer.export.media import write_media  # noqa: PLC0415 - loads all of exporting

            return write_media(path, file, cancelled)

        job = Job(f"Saving {path.name}", save)
        job.succeeded.connect(
            lambda size: self._host.tell(f"{path.name}, {size_text(size)}, saved to {path.parent}")
        )
        job.failed.connect(self._host.desk.report)
        self._host.jobs.start(job)
