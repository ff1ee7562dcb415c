"""The one table of everything that menus, buttons and shortcuts can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget


class Needs(Enum):
    """What must be there for an action to be of use."""

    NOTHING = "nothing"
    WORKSPACE = "workspace"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `slot` is the dotted name of what it calls, as seen from the workbench.

    `Needs.STATE` actions are switched on and off by what they act on (undo, redo, clear).
    """

    name: str
    menu: str
    text: str
    shortcut: str
    icon: str
    tip: str
    slot: str
    needs: Needs = Needs.WORKSPACE
    checkable: bool = False


SEPARATOR = "-"
_N, _W, _S = Needs.NOTHING, Needs.WORKSPACE, Needs.STATE

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("openArchiveAction", "&File", "&Open archive…", "Ctrl+O", "open",
               "Import a downloaded archive: zips or CSVs", "importing.choose_archives", _N),
    ActionSpec("openFolderAction", "&File", "Open archive &folder…", "Ctrl+Shift+O", "open",
               "Import every archive file in a folder", "importing.choose_folder", _N),
    ActionSpec("openWorkspaceAction", "&File", "Open &workspace…", "Ctrl+Alt+O", "",
               "Open a workspace that was made before", "importing.choose_workspace", _N),
    ActionSpec("openSampleAction", "&File", "Open the synthetic &sample", "", "",
               "Open the built-in sample, which is made up", "importing.open_sample", _N),
    ActionSpec("exportAction", "&File", "&Export…", "Ctrl+E", "export",
               "Save what is selected as CSV, with its provenance", "outgoing.export"),
    ActionSpec("exportReportAction", "&File", "E&xport window as a report…", "Ctrl+Shift+E", "",
               "Save every chart that is shown, its data and the rows behind, as one folder",
               "outgoing.export_window"),
    ActionSpec("saveViewAction", "&File", "Sa&ve view…", "Ctrl+S", "",
               "Keep the filters and how the charts are drawn under a name, to come back to",
               "saved_views.save"),
    ActionSpec("savedViewsAction", "&File", "Saved v&iews…", "Ctrl+Shift+S", "",
               "Open, rename and remove the views kept in this workspace", "saved_views.show"),
    ActionSpec("openViewAction", "&File", "Open view fi&le…", "", "",
               "Filter and draw as was saved, here or by somebody with the same archive",
               "saved_views.open"),
    ActionSpec("importReportAction", "&File", "Import &report…", "", "",
               "What was read from each file, what was not, and why", "upkeep.show_report"),
    ActionSpec("closeWorkspaceAction", "&File", "&Close workspace", "Ctrl+W", "",
               "Close this workspace and show the welcome page", "close_workspace"),
    ActionSpec("quitAction", "&File", "&Quit", "Ctrl+Q", "", "Close the program", "quit", _N),
    ActionSpec("undoAction", "&Selection", "&Undo", "Ctrl+Z", "undo",
               "Undo the last change of the selection", "steps.undo", _S),
    ActionSpec("redoAction", "&Selection", "&Redo", "Ctrl+Shift+Z", "redo",
               "Make the undone change again", "steps.redo", _S),
    ActionSpec("clearFiltersAction", "&Selection", "&Clear all filters", "Ctrl+Shift+X", "clear",
               "Remove every filter", "steps.clear", _S),
    ActionSpec("findAction", "&Selection", "&Search or type a filter", "Ctrl+F", "search",
               "Go to the search field", "steps.search"),
    ActionSpec("copyFiltersAction", "&Selection", "C&opy filters as text", "Ctrl+Shift+C", "",
               "Copy the selection in the filter language", "steps.copy", _S),
    ActionSpec("compareAction", "&Selection", "Compare: &keep this selection as A", "Ctrl+Shift+A",
               "", "Go on filtering, and see what you choose then beside what is chosen now",
               "steps.compare"),
    ActionSpec("compareAllAction", "&Selection", "Compare with &everything", "", "",
               "See the selection beside everything in scope", "steps.compare_with_everything"),
    ActionSpec("swapAction", "&Selection", "S&wap A and B", "", "",
               "Filter by A, and compare with B", "steps.swap", _S),
    ActionSpec("stopComparingAction", "&Selection", "S&top comparing", "", "",
               "Forget A; what is selected stays", "steps.stop_comparing", _S),
    ActionSpec("hanAlikeAction", "&Selection", "Simplified and traditional Chinese a&like", "", "",
               "Let searches find 台灣 by 台湾 and the other way round", "steps.keep_han_alike", _N,
               True),
    ActionSpec("markAction", "&Notes", "&Mark or unmark", "Ctrl+D", "",
               "Give the tag “marked” to the chosen rows, or take it from them (M in a table)",
               "marks.mark"),
    ActionSpec("tagsAction", "&Notes", "&Tags…", "Ctrl+Shift+T", "",
               "Choose the tags of the chosen rows (T in a table)", "marks.tags"),
    ActionSpec("noteAction", "&Notes", "&Note…", "Ctrl+Shift+N", "",
               "Write a note on the chosen rows (N in a table)", "marks.note"),
    ActionSpec("saveCaseAction", "&Notes", "&Save case file…", "", "",
               "Save tags, notes, saved views and filters as one file for another machine",
               "outgoing.save_case"),
    ActionSpec("openCaseAction", "&Notes", "&Open case file…", "", "",
               "Take in the tags, notes and views that somebody saved of the same archives",
               "outgoing.open_case"),
    ActionSpec("themeAction", "&View", "&Dark theme", "Ctrl+Shift+D", "theme",
               "Change between the light and the dark theme", "appearance.toggle_theme", _N, True),
    ActionSpec("showDatasetsAction", "&View", "D&atasets", "", "",
               "Show or hide the datasets panel", "appearance.apply_parts", _W, True),
    ActionSpec("showHistoryAction", "&View", "H&istory", "", "",
               "Show or hide the steps of the selection", "appearance.apply_parts", _W, True),
    ActionSpec("showTimelineAction", "&View", "Tweets over &time", "", "",
               "Show or hide tweets over time", "appearance.apply_parts", _W, True),
    ActionSpec("showFollowersAction", "&View", "&Followers", "", "",
               "Show or hide the follower histogram", "appearance.apply_parts", _W, True),
    ActionSpec("showCreatedAction", "&View", "Accounts &created", "", "",
               "Show or hide accounts created over time", "appearance.apply_parts", _W, True),
    ActionSpec("showHeatmapAction", "&View", "&Hour × weekday", "", "",
               "Show or hide tweets by hour and weekday", "appearance.apply_parts", _W, True),
    ActionSpec("showFacetsAction", "&View", "&Values", "", "",
               "Show or hide languages, clients, hashtags and other values",
               "appearance.apply_parts", _W, True),
    ActionSpec("showTablesAction", "&View", "Ta&bles", "", "",
               "Show or hide the tables", "appearance.apply_parts", _W, True),
    ActionSpec("showReadingAction", "&View", "Readin&g pane", "Ctrl+R", "",
               "Show or hide the tweet or account that the table is at",
               "appearance.apply_parts", _W, True),
    ActionSpec("showMediaAction", "&View", "&Pictures of the tweet", "Ctrl+M", "",
               "Show or hide the pictures of the tweet that is read, where they were downloaded",
               "media.toggle"),
    ActionSpec("preferencesAction", "&View", "Prefere&nces…", "Ctrl+,", "",
               "Theme, text size, fonts, numbers, clock, and whose names are shown",
               "appearance.preferences", _N),
    ActionSpec("moveViewAction", "&View", "&Move or size a view…", "Ctrl+Shift+M", "",
               "Put a view beside another one, or onto it as a tab, and make it larger or smaller",
               "appearance.move_view"),
    ActionSpec("resetLayoutAction", "&View", "&Reset layout", "Ctrl+0", "",
               "Put every view back to its first place and size", "appearance.reset_layout"),
    ActionSpec("paletteAction", "&Help", "&Find an action or field…", "Ctrl+K", "",
               "Type a few letters of what you want to do", "guide.palette", _N),
    ActionSpec("helpAction", "&Help", "&Help", "F1", "help",
               "Read about what you are at, or look something up", "guide.help", _N),
    ActionSpec("keysAction", "&Help", "All &keys", "Shift+F1", "",
               "Every shortcut and gesture on one page", "guide.keys", _N),
    ActionSpec("materialNoticeAction", "&Help", "About the &material…", "", "",
               "What kind of texts disclosed archives hold", "guide.material", _N),
    ActionSpec("aboutAction", "&Help", "&About Takedown Explorer", "", "",
               "Version, log file and licences", "guide.about", _N),
)  # fmt: skip


def build_actions(owner: QWidget) -> dict[str, QAction]:
    """Make the actions, all switched off until the workbench takes them over."""
    actions: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.text, owner)
        action.setObjectName(spec.name)
        action.setIconText(spec.text.replace("&", ""))
        action.setToolTip(_tip(spec))
        action.setStatusTip(spec.tip)
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        owner.addAction(action)
        actions[spec.name] = action
    return actions


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Put the actions into menus, in the order of the table."""
    menus = {}
    for spec in ACTIONS:
        if spec.menu not in menus:
            menus[spec.menu] = bar.addMenu(spec.menu)
            menus[spec.menu].setObjectName("menu" + spec.menu.replace("&", ""))
        menus[spec.menu].addAction(actions[spec.name])


def connect_actions(actions: Mapping[str, QAction], target: object) -> None:
    """Let each action call the slot of its row, and switch on those that need nothing."""
    for spec in ACTIONS:
        slot = attrgetter(spec.slot)(target)
        actions[spec.name].triggered.connect(lambda _checked=False, call=slot: call())
        if spec.needs is Needs.NOTHING:
            actions[spec.name].setEnabled(True)


def enable_for_workspace(actions: Mapping[str, QAction], *, is_open: bool) -> None:
    """Switch the actions that need a workspace; state actions go off with it."""
    for spec in ACTIONS:
        if spec.needs is Needs.WORKSPACE or (spec.needs is Needs.STATE and not is_open):
            actions[spec.name].setEnabled(is_open)


def words_of(name: str) -> str:
    """What the action of this name is called."""
    return next(spec.text for spec in ACTIONS if spec.name == name).replace("&", "")


def keys_of(spec: ActionSpec) -> str:
    """The shortcut as the desktop writes it; empty where there is none."""
    return QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _tip(spec: ActionSpec) -> str:
    return f"{spec.tip} ({keys_of(spec)})" if spec.shortcut else spec.tip
