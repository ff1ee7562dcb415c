"""F1: every view, field and action has its place in the help, and every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.app.actions import ACTIONS
from explorer.app.dialogs.export import ExportDialog
from explorer.app.help import pages as help_pages
from explorer.app.help.keys import KEYS
from explorer.app.help.pages import CONTENTS, anchor_of, find, folder, read_page, read_pages
from explorer.app.help.places import VIEWS
from explorer.app.help.window import HelpWindow
from explorer.schema.fields import FIELDS
from tests.qt.app.conftest import Bench
from tests.qt.app.test_import_and_export import wait_for

PAGES = read_pages()
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


def windows() -> list[HelpWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow)]


def shown(qtbot: QtBot) -> HelpWindow:
    qtbot.waitUntil(lambda: len(windows()) == 1)
    return windows()[0]


@pytest.fixture
def help_window(qtbot: QtBot) -> Iterator[HelpWindow]:
    window = HelpWindow(PAGES)
    window.show()
    yield window
    window.close()
    qtbot.waitUntil(lambda: windows() == [])


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.name)
def test_every_action_is_explained_in_its_menu(spec) -> None:
    menu = spec.menu.replace("&", "")
    section = next(part for part in read_page("actions.md").sections if part.heading == menu)
    assert f"**{spec.text.replace('&', '')}**" in section.text


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_a_row_in_the_filter_language(name: str) -> None:
    rows = [
        line.split("|")[1]
        for part in read_page("filter-language.md").sections
        if part.heading.startswith("Fields of")
        for line in part.text.splitlines()
        if line.startswith("|")
    ]
    assert any(f"`{name}`" in row for row in rows)


def test_every_view_has_its_section(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    headings = {part.heading for part in read_page(VIEWS).sections}
    actions = bench.window.action_map
    assert {actions[name].iconText() for name in board.parts} <= headings


def test_every_page_is_among_the_contents() -> None:
    there = {path.name for path in folder().glob("*.md")} | {KEYS}
    assert {page.name for page in PAGES} == there


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_to_what_is_there(page: help_pages.Page) -> None:
    by_name = {one.name: one for one in PAGES}
    for is_picture, target in LINK.findall(page.text):
        name, _, anchor = target.partition("#")
        if is_picture:
            assert (folder() / name).is_file(), target
        else:
            sections = by_name[name or page.name].sections
            assert not anchor or anchor in {part.anchor for part in sections}, target


def test_every_picture_is_shown_somewhere() -> None:
    named = {
        target for page in PAGES for is_picture, target in LINK.findall(page.text) if is_picture
    }
    assert {f"pictures/{path.name}" for path in (folder() / "pictures").iterdir()} == named


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("Tweets over time", "tweets-over-time"), ("Hour × weekday", "hour--weekday"),
     ("  All keys ", "all-keys"), ("3. Look", "3-look")],
)  # fmt: skip
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


def test_code_holds_no_headings() -> None:
    page = help_pages.Page("x.md", "X", "```\n# no heading\n```\n## One\nbody")
    assert [part.heading for part in page.sections] == ["X", "One"]


@pytest.mark.parametrize(("typed", "heading"), [("SPIKE day", "Accounts created"), ("", None)])
def test_search_finds_sections_by_all_words(typed: str, heading: str | None) -> None:
    headings = [part.heading for part in find(PAGES, typed)]
    assert (heading in headings) if heading else headings == []


def test_what_stands_in_a_heading_comes_first() -> None:
    assert find(PAGES, "reading pane")[0].heading == "Reading pane"


@pytest.mark.parametrize("damage", ["gone", "binary"])
def test_a_page_that_is_missing_says_so_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: str
) -> None:
    (tmp_path / CONTENTS).write_text("# Help\n\n- [A](a-b.md): x\n- [C](c.md): y\n", "utf-8")
    (tmp_path / "c.md").write_text("# C\n\nstill here", "utf-8")
    if damage == "binary":
        (tmp_path / "a-b.md").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setattr(help_pages, "folder", lambda: tmp_path)
    _contents, lost, kept = read_pages()
    assert (lost.title, kept.text) == ("A b", "still here")
    assert "missing or damaged" in lost.text


def test_without_contents_all_pages_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "c.md").write_text("# C\n\nstill here", "utf-8")
    monkeypatch.setattr(help_pages, "folder", lambda: tmp_path)
    assert [page.name for page in read_pages()] == [CONTENTS, "c.md", KEYS]


def test_f1_opens_the_page_about_what_has_the_keyboard(bench: Bench, qtbot: QtBot) -> None:
    board = bench.open_small(qtbot)
    bench.window.activateWindow()
    board.facets.search.setFocus()
    qtbot.waitUntil(board.facets.search.hasFocus)
    bench.window.action_map["helpAction"].trigger()
    window = shown(qtbot)
    assert window.windowTitle() == "Help: The views"
    assert window.page.textCursor().block().text() == "Values"
    bench.window.activateWindow()
    bench.window.header.focus_search()
    bench.window.action_map["keysAction"].trigger()
    assert shown(qtbot) is window
    assert window.windowTitle() == "Help: All keys"


def test_f1_in_a_dialog_explains_it(bench: Bench, qtbot: QtBot) -> None:
    bench.open_small(qtbot)
    bench.window.action_map["exportAction"].trigger()
    dialog = wait_for(bench, qtbot, ExportDialog, "exportDialog")
    dialog.activateWindow()
    dialog.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert shown(qtbot).windowTitle() == "Help: Exporting"
    assert dialog.isVisible()


def test_the_help_goes_with_the_window(bench: Bench, qtbot: QtBot) -> None:
    bench.window.action_map["helpAction"].trigger()
    shown(qtbot)
    bench.window.close()
    qtbot.waitUntil(lambda: windows() == [])


def test_after_closing_it_opens_again(bench: Bench, qtbot: QtBot) -> None:
    bench.window.action_map["helpAction"].trigger()
    qtbot.keyClick(shown(qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: windows() == [])
    bench.window.action_map["helpAction"].trigger()
    assert shown(qtbot).isVisible()


def test_links_are_followed_and_back_leads_back(help_window: HelpWindow) -> None:
    help_window.go_to(CONTENTS)
    help_window.page.anchorClicked.emit(QUrl("views.md#tables"))
    assert help_window.page.textCursor().block().text() == "Tables"
    help_window.back()
    assert help_window.windowTitle() == "Help: Takedown Explorer"
    help_window.forward()
    assert help_window.windowTitle() == "Help: The views"


@pytest.mark.parametrize("link", ["https://example.org/", "file:///etc/passwd", "no-such.md"])
def test_links_to_elsewhere_lead_nowhere(help_window: HelpWindow, link: str) -> None:
    help_window.go_to(CONTENTS)
    help_window.page.anchorClicked.emit(QUrl(link))
    assert help_window.windowTitle() == "Help: Takedown Explorer"


def test_by_keyboard_alone(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.go_to(CONTENTS)
    qtbot.keyClick(help_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(help_window.search, "spike day")
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert "spike" in help_window.page.toPlainText()
    qtbot.keyClicks(help_window.search, " zzz")
    nothing = help_window.contents.topLevelItem(0)
    assert nothing is not None
    assert nothing.text(0).startswith("Nothing")
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.isVisible()


@pytest.mark.parametrize("width", [640, 1600])
def test_pictures_are_no_wider_than_the_page(
    help_window: HelpWindow, qtbot: QtBot, width: int
) -> None:
    help_window.resize(width, 700)
    help_window.go_to("getting-started.md", "3-look")
    qtbot.waitUntil(lambda: help_window.page.horizontalScrollBar().maximum() == 0)


def test_every_control_has_a_name(help_window: HelpWindow) -> None:
    help_window.go_to(CONTENTS)
    controls = [
        help_window.search, help_window.contents, help_window.page,
        *help_window.findChildren(QWidget, "helpBackButton"),
    ]  # fmt: skip
    assert all(control.accessibleName() for control in controls)
