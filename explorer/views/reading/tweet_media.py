"""The pictures and videos of the tweet that is read: found beside it, shown when asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from explorer.schema.media import MediaFile, MediaFound
from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.reading.media_question import FindMedia, MediaShelf, PicturesRead, ReadPictures
from explorer.views.reading.media_section import (
    MEDIA,
    looking_section,
    media_section,
    pictures_in,
    trouble_section,
)
from explorer.views.reading.page import Page
from explorer.views.reading.picture import Picture
from explorer.views.reading.question import Cells
from explorer.views.shared.asker import Asker, ask_once

_FIND, _READ, _COPY = "media of the tweet", "pictures of the tweet", "picture to copy"

Identity = tuple[object, ...]
"""What tells a tweet from others; empty for none."""


class TweetMedia(QObject):
    """Nothing is opened before `toggle`. `changed` says that the section reads otherwise now."""

    changed = Signal()
    told = Signal(str)
    save_wanted = Signal(MediaFile)

    def __init__(
        self,
        session: Session,
        shelf: MediaShelf | None,
        page: Page,
        numerals: Numerals = PLAIN,
    ) -> None:
        super().__init__(page)
        self._numerals = numerals
        self._session = session
        self._shelf = shelf
        self._page = page
        self._tweet: Cells | None = None
        self._shown: ReadPictures | None = None
        self._found: MediaFound | None = None
        self._expected: Identity = ()
        self._trouble = ""
        self._pictures: tuple[Picture | str, ...] = ()
        self._finding = Asker(_FIND, self._find, self._on_found, self._on_trouble)
        self._reading = Asker(_READ, self._read, self._on_read, self._on_trouble)
        self.askers = (self._finding, self._reading)

    @property
    def section(self) -> str:
        """The markup of what is known so far; empty where nothing is to be said."""
        if self._trouble:
            return trouble_section(self._trouble)
        if self._found is not None:
            return media_section(self._found, self._pictures, self._numerals)
        return looking_section() if self._question() is not None else ""

    def attend(self, tweet: Cells | None) -> None:
        """This tweet is read now; what was shown of another goes."""
        if _identity(tweet) != _identity(self._tweet):
            self._forget()
        if _identity(tweet) != self._expected:
            self._expected = ()
        self._tweet = tweet
        self._session.refresh(self._finding)

    @property
    def shown_of(self) -> Identity:
        """Which tweet's pictures are shown; empty for none."""
        return _identity(self._tweet) if self._shown is not None else ()

    def expect(self, identity: Identity) -> None:
        """Show the pictures of this tweet, as was asked for once, when it is what is read next."""
        self._expected = identity

    def toggle(self) -> bool:
        """Show the pictures or hide them again; False where there are none."""
        if self._shelf is None or self._found is None or not pictures_in(self._found):
            return False
        is_shown = self._shown is not None
        files = pictures_in(self._found)
        self._shown = None if is_shown else ReadPictures(self._shelf, files, self._page.room())
        self._pictures = ()
        self._session.refresh(self._reading)
        if is_shown:
            self.changed.emit()
        return True

    def copy(self, place: int) -> None:
        """Copy one picture in its own size."""
        if self._shelf is None or self._found is None:
            return
        asked = ReadPictures(self._shelf, (self._found.files[place],))
        ask_once(self._session, _COPY, asked, self._on_copied, self.told.emit)

    def save(self, place: int) -> None:
        """Say that a file is to be saved; where to is asked elsewhere."""
        if self._found is not None:
            self.save_wanted.emit(self._found.files[place])

    def _forget(self) -> None:
        self._shown = None
        self._found = None
        self._trouble = ""
        self._pictures = ()
        self._session.refresh(self._reading)

    def _question(self) -> FindMedia | None:
        tweet = self._tweet
        if self._shelf is None or tweet is None or tweet["id"] is None:
            return None
        dataset, number = int(str(tweet["dataset_number"])), int(str(tweet["id"]))
        return FindMedia(self._shelf, dataset, number, self._session.data_version)

    def _find(self, _state: SessionState) -> FindMedia | None:
        return self._question()

    def _read(self, _state: SessionState) -> ReadPictures | None:
        return self._shown

    def _on_found(self, answer: object) -> None:
        if not isinstance(answer, MediaFound):
            return
        if self._found is not None and self._found.files != answer.files:
            self._forget()
        self._found = answer
        self._trouble = ""
        if self._expected:
            self._expected = ()
            self.toggle()
        self.changed.emit()

    def _on_read(self, answer: object) -> None:
        if not isinstance(answer, PicturesRead):
            return
        self._pictures = answer.pictures
        for place, picture in enumerate(answer.pictures):
            if isinstance(picture, Picture):
                picture.image.setDevicePixelRatio(self._page.devicePixelRatioF())
                self._page.hold_picture(f"{MEDIA}:{place}", picture.image)
        self.changed.emit()

    def _on_copied(self, answer: object) -> None:
        if not isinstance(answer, PicturesRead):
            return
        (picture,) = answer.pictures
        if isinstance(picture, Picture):
            QGuiApplication.clipboard().setImage(picture.image)
            self.told.emit(f"{answer.asked.files[0].name} is copied.")
        else:
            self.told.emit(picture)

    def _on_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self.changed.emit()


def _identity(tweet: Cells | None) -> Identity:
    return () if tweet is None else (tweet["dataset_number"], tweet["row"], tweet["id"])
