"""What is asked about the pictures and videos of a tweet, and the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize

from explorer.errors import KnownError
from explorer.schema.media import MediaFile, MediaFound
from explorer.session.ask import Ask
from explorer.session.requests import Catalog
from explorer.views.reading.picture import Picture, decoded


class MediaShelf(Protocol):
    """Where media lies; asked on worker threads."""

    def find(self, sources: Iterable[Path], tweet_id: int, check: Callable[[], None]) -> MediaFound:
        """What there is of a tweet beside these archive files; `check` may raise to end it."""
        ...

    def read(self, file: MediaFile) -> bytes:
        """The bytes of one file; KnownError where they cannot be had."""
        ...


@dataclass(frozen=True, slots=True)
class FindMedia:
    """Asks what lies beside the archive for a tweet of a dataset; opens no picture."""

    shelf: MediaShelf
    dataset: int
    tweet_id: int
    data_version: int

    def answer(self, ask: Ask) -> MediaFound:
        files = Catalog(self.data_version).answer(ask).files
        sources = [Path(file.container) for file in files if file.dataset == self.dataset]
        return self.shelf.find(sources, self.tweet_id, ask.check)


@dataclass(frozen=True, slots=True, eq=False)
class PicturesRead:
    """Each picture, or the sentence that says why it cannot be shown."""

    asked: ReadPictures
    pictures: tuple[Picture | str, ...]


@dataclass(frozen=True, slots=True)
class ReadPictures:
    """Asks for pictures, each made to fit into `bound`: width and height in pixels; None for any.

    One that cannot be read does not hold back the others.
    """

    shelf: MediaShelf
    files: tuple[MediaFile, ...]
    bound: tuple[int, int] | None = None

    def answer(self, ask: Ask) -> PicturesRead:
        pictures: list[Picture | str] = []
        for file in self.files:
            ask.check()
            pictures.append(self._picture(file))
        return PicturesRead(self, tuple(pictures))

    def _picture(self, file: MediaFile) -> Picture | str:
        bound = QSize(*self.bound) if self.bound is not None else None
        try:
            return decoded(self.shelf.read(file), file.name, bound)
        except KnownError as error:
            return str(error)
