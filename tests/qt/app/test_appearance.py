"""The window follows the desktop between light and dark until somebody chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.app import appearance, settings
from explorer.app.arguments import OpenWindow
from tests.qt.app.conftest import Bench


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop says it uses, the last word counting."""
    said = ["light"]
    monkeypatch.setattr(appearance, "system_scheme", lambda _app: said[-1])
    monkeypatch.setattr("explorer.app.theme.system_scheme", lambda _app: said[-1])
    return said


def becomes(qapp: QApplication, desktop: list[str], scheme: str) -> None:
    desktop.append(scheme)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)


def test_a_desktop_that_turns_dark_takes_the_window_along(
    bench: Bench, qapp: QApplication, desktop: list[str]
) -> None:
    bench.workbench.begin(OpenWindow())
    becomes(qapp, desktop, "dark")
    assert bench.workbench.theme.is_dark
    assert bench.window.action_map["themeAction"].isChecked()
    becomes(qapp, desktop, "light")
    assert not bench.workbench.theme.is_dark


def test_a_desktop_that_said_so_while_the_window_was_filled_is_heard(
    bench: Bench, desktop: list[str]
) -> None:
    desktop.append("dark")
    bench.workbench.begin(OpenWindow())
    assert bench.workbench.theme.is_dark


def test_a_choice_stands_against_the_desktop(
    bench: Bench, qapp: QApplication, desktop: list[str]
) -> None:
    settings.remember_theme(bench.remembered, "light")
    bench.workbench.begin(OpenWindow())
    becomes(qapp, desktop, "dark")
    assert not bench.workbench.theme.is_dark
