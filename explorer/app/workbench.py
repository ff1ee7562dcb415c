"""What fills the window: at most one open workspace, its board, and all that acts on them."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QSettings

from explorer.app import settings
from explorer.app.actions import connect_actions, enable_for_workspace
from explorer.app.appearance import Appearance
from explorer.app.arguments import OpenWindow
from explorer.app.board import Board
from explorer.app.carried import carried_from, carry_into
from explorer.app.crash import CrashDesk
from explorer.app.dialogs.ask import confirm
from explorer.app.fonts import font_advice, vanished_advice
from explorer.app.guide import Guide
from explorer.app.importing import Importing
from explorer.app.jobs import Jobs
from explorer.app.main_window import MainWindow
from explorer.app.marks import MarkDesk
from explorer.app.media import Media
from explorer.app.outgoing import Outgoing
from explorer.app.poster import Gatherer
from explorer.app.preferences import damage_in, read_preferences
from explorer.app.progress_strip import ProgressStrip
from explorer.app.returning import Returning
from explorer.app.saved_views import SavedViews
from explorer.app.steps import Steps
from explorer.app.sweeping import Sweeping
from explorer.app.upkeep import Upkeep
from explorer.app.welcome import Welcome
from explorer.app.workspace import Opened, Workspace
from explorer.errors import KnownError
from explorer.session.fast_counting import FastCountingState, Phase
from explorer.session.listener import Listener
from explorer.views.filters.search import SearchField
from explorer.views.shared.theme import Theme

_MS = 1000
_READING_S = 4.0
"""How long a sentence is left alone in the status bar."""
_COUNTING = {
    Phase.LOADING: "Reading the data into memory; until then charts take longer",
    Phase.READY: "Ready · charts are counted in memory",
    Phase.WITHOUT: "{}",
}


class Workbench(QObject):
    """The composition root behind the window; the action table names its parts' slots."""

    def __init__(
        self, window: MainWindow, theme: Theme, remembered: QSettings, desk: CrashDesk
    ) -> None:
        super().__init__(window)
        self.window = window
        self.theme = theme
        self.remembered = remembered
        self.desk = desk
        self.jobs = Jobs(self)
        self.workspace: Workspace | None = None
        self.board: Board | None = None
        self._told_at = 0.0
        self._poster = Gatherer(self._awaited, self)
        self.importing = Importing(self)
        self.outgoing = Outgoing(self)
        self.media = Media(self)
        self.saved_views = SavedViews(self)
        self.returning = Returning(self)
        self.upkeep = Upkeep(self)
        self.steps = Steps(self)
        self.marks = MarkDesk(self)
        self.appearance = Appearance(self)
        self.guide = Guide(self)
        self.sweeping = Sweeping(self)
        connect_actions(window.action_map, self)
        window.action_map["themeAction"].setChecked(theme.is_dark)
        window.action_map["hanAlikeAction"].setChecked(settings.is_han_alike(remembered))
        window.set_strip(ProgressStrip(self.jobs))
        window.paths_dropped.connect(self.importing.open_paths)
        window.opening_asked.connect(self.importing.begin)
        window.guard_closing(self._may_close)
        window.closing.connect(self._on_close)

    def begin(self, asked: OpenWindow) -> None:
        """Open what the command line names; the welcome page without anything."""
        self.sweeping.begin()
        self.show_page()
        self.appearance.follow_desktop()
        self.importing.begin(asked)
        damage = damage_in(self.remembered)
        if damage:
            self.desk.report(KnownError(damage))

    def show_page(self) -> None:
        """Build what the window shows anew: the board, or the welcome page."""
        if self.workspace is None:
            self._show_welcome()
        else:
            self._show_board(self.workspace)

    def show_opened(self, opened: Opened) -> None:
        """Put a workspace file that was opened in the place of the one shown."""
        self._leave()
        listener = Listener(self._on_answered, self.desk.report, self._on_fast_counting, self.tell)
        zone = read_preferences(self.remembered).zone
        self.workspace = Workspace(opened, self._poster, listener, zone)
        path = self.workspace.path
        if path is not None and not opened.is_synthetic:
            settings.remember_workspace(self.remembered, path)
        self.show_page()
        self.returning.come_back()

    def close_workspace(self) -> None:
        self.when_free("close the workspace", self._close_workspace)

    def when_free(self, intent: str, go_on: Callable[[], None]) -> None:
        """Do what ends the open workspace; where something still runs, ask before it is stopped."""
        if not self.jobs.running:
            go_on()
            return
        dialog = confirm(
            f"Stop and {intent}?",
            f"Still {self._running()}. If you {intent} now it is stopped and nothing of it is "
            "kept.",
            f"Stop and {intent}",
            self.window,
        )
        dialog.accepted.connect(self.jobs.stop_all)
        dialog.accepted.connect(go_on)
        dialog.open()

    def quit(self) -> None:
        self.window.close()

    def tell(self, sentence: str) -> None:
        """Say something in the status bar, which answers do not talk over for a while."""
        self._told_at = monotonic()
        self.window.status.setText(sentence)

    def _show_welcome(self) -> None:
        enable_for_workspace(self.window.action_map, is_open=False)
        self.window.header.set_search(None)
        self.window.set_document("")
        self.tell("")
        page = Welcome(
            self.theme,
            settings.recent_workspaces(self.remembered),
            show_notice=not settings.is_notice_read(self.remembered),
        )
        page.archive_asked.connect(self.importing.choose_archives)
        page.workspace_asked.connect(self.importing.choose_workspace)
        page.sample_asked.connect(self.importing.open_sample)
        page.recent_chosen.connect(self.importing.open_workspace_file)
        page.notice_read.connect(lambda: settings.remember_notice_read(self.remembered))
        self.window.set_page(page)
        page.setFocus()

    def _show_board(self, workspace: Workspace) -> None:
        carried = None
        if self.board is not None:
            carried = carried_from(self.board)
            self._end_board(self.board)
        # Nothing lies beside the built-in sample, whose archive is made up.
        shelf = None if workspace.is_synthetic else self.media.shelf
        pages = self.window.pages
        board = Board(workspace.session, self.theme, self.remembered, shelf, pages)
        if not read_preferences(self.remembered).clear_names:
            board.keep_private()
        if carried is not None:
            carry_into(board, carried)
        board.told.connect(self.tell)
        board.data_wanted.connect(self.outgoing.save_data)
        board.picture_wanted.connect(self.outgoing.save_picture)
        board.export_wanted.connect(self.outgoing.export)
        board.reading.media.save_wanted.connect(self.media.save)
        board.parts_changed.connect(self.appearance.show_parts)
        board.menu_wanted.connect(self.appearance.show_heading_menu)
        board.set_synthetic(is_synthetic=workspace.is_synthetic)
        self.upkeep.attend(board)
        self.marks.attend(board)
        self.board = board
        is_han_alike = self.window.action_map["hanAlikeAction"].isChecked
        self.window.header.set_search(SearchField(workspace.session, self.theme, is_han_alike))
        self.window.set_document(workspace.name)
        self.window.set_page(board)
        enable_for_workspace(self.window.action_map, is_open=True)
        self.steps.watch()
        self.appearance.show_parts()
        preferred = read_preferences(self.remembered)
        vanished = vanished_advice((preferred.font, preferred.tweet_font))
        advice = (vanished, font_advice())
        self.window.set_lasting_notice(" ".join(sentence for sentence in advice if sentence))
        self.tell("Ready")

    def _end_board(self, board: Board) -> None:
        board.save_layout()
        board.end()

    def _close_workspace(self) -> None:
        self._leave()
        self.show_page()

    def _leave(self) -> None:
        self.returning.leave()
        if self.board is not None:
            self._end_board(self.board)
            self.board = None
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        self.sweeping.unsettle()

    def _awaited(self) -> int:
        return 0 if self.workspace is None else self.workspace.session.awaited()

    def _on_answered(self, seconds: float) -> None:
        if monotonic() - self._told_at > _READING_S:
            took = self.theme.numerals.whole(seconds * _MS)
            self.window.status.setText(f"Ready · last query {took} ms")

    def _on_fast_counting(self, state: FastCountingState) -> None:
        if state.phase is not Phase.OFF:
            self.tell(_COUNTING[state.phase].format(state.sentence))
        if state.phase is not Phase.LOADING:
            self.sweeping.settle()

    def _may_close(self) -> bool:
        """At once where nothing runs; otherwise the window closes itself when it may."""
        if not self.jobs.running:
            return True
        self.when_free("close", self._close_window)
        return False

    def _running(self) -> str:
        titles = [job.title for job in self.jobs.running]
        return " and ".join(title[:1].lower() + title[1:] for title in titles)

    def _close_window(self) -> None:
        self.window.guard_closing(lambda: True)
        self.window.close()

    def _on_close(self) -> None:
        settings.remember_geometry(self.remembered, self.window.saveGeometry())
        self.jobs.stop_all()
        self._leave()
        self.sweeping.end()
        self.remembered.sync()


def begin(
    window: MainWindow, theme: Theme, remembered: QSettings, desk: CrashDesk, asked: OpenWindow
) -> Workbench:
    """Take the window over and open in it what was asked for."""
    workbench = Workbench(window, theme, remembered, desk)
    workbench.begin(asked)
    return workbench
