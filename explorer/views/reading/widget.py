"""The reading pane: one tweet or one account, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.schema.clause import Clause, Value
from explorer.schema.columns import ACCOUNTS
from explorer.schema.fields import Entity
from explorer.session.requests import Request
from explorer.session.session import Session
from explorer.session.state import SessionState
from explorer.views.reading.account_page import CHARTS, account_page, numbers_of
from explorer.views.reading.little_chart import little_chart
from explorer.views.reading.markup import ACCOUNT, ONLY, TWEET, WRITE
from explorer.views.reading.media_question import MediaShelf
from explorer.views.reading.media_section import COPY, MEDIA, SAVE
from explorer.views.reading.page import Page
from explorer.views.reading.private import Read, private
from explorer.views.reading.question import AccountRead, ReadAccount, ReadTweet, TweetRead
from explorer.views.reading.tweet_media import TweetMedia
from explorer.views.reading.tweet_page import tweet_page
from explorer.views.shared.asker import Asker
from explorer.views.shared.card import Card
from explorer.views.shared.link import ViewLink
from explorer.views.shared.marking import MarkKind, MarkWish
from explorer.views.shared.privacy import Discretion
from explorer.views.shared.theme import Theme

_NAME = "accountDetail"
_CHART_WIDTH = 264
"""Fits the pane at its narrowest."""
_LEAST_WIDTH = 310
_MOST_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """What is read: `entity` is `account` or `tweet`, `key` its number in the workspace."""

    entity: str
    key: int


class ReadingPane(Card):
    """Follows the row that a table is at; `step_wanted` asks the table for the next or last one."""

    step_wanted = Signal(int)
    mark_wanted = Signal(object)
    """A MarkWish for what is read."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        shelf: MediaShelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.page = Page(theme)
        super().__init__("Reading", self.page, theme, parent)
        self.setObjectName(_NAME)
        self.setAccessibleName("Reading pane")
        self.setFocusProxy(self.page)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._session = session
        self._discretion: Discretion | None = None
        self._subject: Subject | None = None
        self._shown: Subject | None = None
        self._before: list[Subject] = []
        self._account: AccountRead | None = None
        self._tweet: TweetRead | None = None
        self.media = TweetMedia(session, shelf, self.page, theme.numerals)
        self.media.changed.connect(self._on_media_changed)
        self.page.anchorClicked.connect(self._on_link)
        self.page.back_wanted.connect(self.go_back)
        self.page.mark_wanted.connect(self.mark)
        # Each new one stands left of those before.
        self._button("›", "Read the next row", lambda: self.step_wanted.emit(1))
        self._button("‹", "Read the row before", lambda: self.step_wanted.emit(-1))
        self._back = self._button("Back", "Back to what was read before", self.go_back)
        asker = Asker(_NAME, self._ask, self._show, self.show_error, self.show_waiting)
        self._link = ViewLink(self, session, (asker, *self.media.askers), self._on_state)
        self.retry_requested.connect(self._link.refresh)
        self._say_nothing()

    def keep_private(self, discretion: Discretion) -> None:
        """Show clear names of small accounts by their first letters only."""
        self._discretion = discretion
        if self._tweet is not None:
            self._show(self._tweet)
        elif self._account is not None:
            self._show(self._account)

    @property
    def subject(self) -> Subject | None:
        return self._subject

    @property
    def path(self) -> tuple[Subject, ...]:
        """What was read, the way back first; empty where nothing is read."""
        return (*self._before, self._subject) if self._subject is not None else ()

    def retrace(self, path: Sequence[Subject]) -> None:
        """Read the last of these, and know the way back through the others."""
        if path:
            *self._before, last = path
            self._read(last)

    def follow(self, entity: str, key: int) -> None:
        """Read the row that a table came to."""
        self._before.clear()
        self._read(Subject(ACCOUNT if entity == ACCOUNTS else TWEET, key))

    def go_to(self, subject: Subject) -> None:
        """Read something else and remember the way back."""
        if self._subject is not None:
            self._before.append(self._subject)
            del self._before[:-_MOST_REMEMBERED]
        self._read(subject)

    def go_back(self) -> None:
        """Read again what was read before."""
        if self._before:
            self._read(self._before.pop())

    def mark(self, kind: MarkKind) -> None:
        """Wish to write on what is read."""
        if self._subject is not None:
            wish = MarkWish(kind, Entity(self._subject.entity), (self._subject.key,))
            self.mark_wanted.emit(wish)

    def _button(self, sign: str, words: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setProperty("role", "chooser")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: do())
        self.add_tool(button)
        return button

    def _read(self, subject: Subject) -> None:
        self._subject = subject
        self._back.setEnabled(bool(self._before))
        self._link.refresh()

    def _ask(self, _state: SessionState) -> Request | None:
        if self._subject is None:
            return None
        ask = ReadAccount if self._subject.entity == ACCOUNT else ReadTweet
        return ask(self._subject.key, self._session.data_version)

    def _show(self, answer: object) -> None:
        if isinstance(answer, TweetRead) and self._subject == Subject(TWEET, answer.asked.row):
            self._tweet = answer
            self.media.attend(answer.tweet)
            self._show_page("Tweet", self._tweet_page(answer))
        elif isinstance(answer, AccountRead) and self._subject == Subject(
            ACCOUNT, answer.asked.account
        ):
            self._tweet = None
            self.media.attend(None)
            self._account = answer
            self._draw_charts(answer)
            page = account_page(self._kept(answer), self.theme.numerals)
            self._show_page("Account", page)

    def _tweet_page(self, read: TweetRead) -> str:
        return tweet_page(self._kept(read), self.media.section, self.theme.numerals)

    def _kept(self, read: Read) -> Read:
        return read if self._discretion is None else private(read, self._discretion)

    def _show_page(self, title: str, markup: str) -> None:
        """What is read already, and only got a note, stays at its place."""
        show = self.page.show_changed if self._shown == self._subject else self.page.show_markup
        self._shown = self._subject
        self.set_title(title)
        show(markup)
        self.show_body()

    def _on_media_changed(self) -> None:
        if self._tweet is not None:
            self.page.show_changed(self._tweet_page(self._tweet))

    def _draw_charts(self, read: AccountRead) -> None:
        for field in CHARTS:
            if field in read.charts:
                picture = little_chart(numbers_of(read.charts[field]), _CHART_WIDTH, self.theme)
                self.page.hold_picture(f"chart:{field}", picture)

    def _say_nothing(self) -> None:
        self._back.setEnabled(False)
        self.show_empty("Nothing is read", "Choose a row of a table to read it here.")

    def _on_link(self, url: QUrl) -> None:
        kind, target = url.scheme(), unquote(url.path())
        if kind in (ACCOUNT, TWEET):
            self.go_to(Subject(kind, int(target)))
        elif kind == WRITE:
            self.mark(MarkKind(target))
        elif kind == ONLY and self._account is not None and self._account.account is not None:
            account_id = str(self._account.account["account_id"])
            self._session.commit(Clause("account", (Value(account_id),), source=_NAME))
        elif kind == MEDIA:
            self.media.toggle()
        elif kind == COPY:
            self.media.copy(int(target))
        elif kind == SAVE:
            self.media.save(int(target))

    def _on_state(self, _state: SessionState, _previewing: bool) -> None:
        """What is read is the same whatever is filtered."""
