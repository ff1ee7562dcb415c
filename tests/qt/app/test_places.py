"""Where things go, how much room there is, which scripts can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from explorer.app import display, places
from explorer.app.disk import free_bytes
from explorer.app.fonts import font_advice
from explorer.app.places import free_workspace
from explorer.app.workspace import looks_like_workspace
from explorer.schema.words import size_text


@pytest.mark.parametrize(
    ("dataset", "name"),
    [
        ("thailand_092020", "thailand_092020.duckdb"),
        ("a/b\\c: d", "a_b_c_d.duckdb"),
        ("../../etc", "etc.duckdb"),
        ("香港", "香港.duckdb"),
        ("", "workspace.duckdb"),
        ("...", "workspace.duckdb"),
    ],
)
def test_a_workspace_is_named_after_its_dataset(tmp_path: Path, dataset: str, name: str) -> None:
    assert free_workspace(dataset, tmp_path) == tmp_path / name


def test_a_taken_name_is_not_proposed(tmp_path: Path) -> None:
    for name in ("x.duckdb", "x-2.duckdb"):
        (tmp_path / name).touch()
    assert free_workspace("x", tmp_path).name == "x-3.duckdb"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (12_300_000, "12 MB"),
        (5_400_000_000, "5.4 GB"),
        (2_300_000_000_000, "2.3 TB"),
    ],
)
def test_sizes_in_three_digits(size: int, text: str) -> None:
    assert size_text(size) == text


def test_free_space_is_that_of_the_nearest_folder(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "yet" / "w.duckdb")


@pytest.mark.parametrize(
    ("content", "name", "is_one"),
    [
        (b"12345678DUCK....", "anything.bin", True),
        (b"PK\x03\x04 a zip", "x.duckdb", False),
        (b"", "empty.duckdb", False),
        (None, "absent.duckdb", True),
        (None, "absent.csv", False),
    ],
    ids=["by_content", "zip_in_disguise", "empty", "absent_by_name", "absent_csv"],
)
def test_workspaces_are_known_by_their_content(
    tmp_path: Path, content: bytes | None, name: str, *, is_one: bool
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert looks_like_workspace(tmp_path / name) is is_one


@pytest.mark.parametrize(
    ("environment", "there"),
    [
        ({}, False),
        ({"DISPLAY": ":9876"}, False),
        ({"DISPLAY": "elsewhere:0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
    ids=["nothing", "nobody_listens", "other_computer", "wayland", "by_name"],
)
def test_a_display_is_looked_for_before_qt_ends_the_program(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, there: bool
) -> None:
    monkeypatch.setattr(display.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert display.has_display() is there


def test_missing_fonts_are_named_with_their_packages() -> None:
    every = list(QFontDatabase.WritingSystem)
    assert font_advice(every) == ""
    without = [system for system in every if system is not QFontDatabase.WritingSystem.Thai]
    assert font_advice(without) == (
        "No font here draws Thai: text shows as boxes until you install fonts-noto-core."
    )


def test_each_screen_and_each_settings_file_has_a_window_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":1"}
    here = places.door_name(environment)
    assert here == places.door_name(environment)
    assert Path(here).parent == tmp_path / places.APP
    assert here != places.door_name({**environment, "DISPLAY": ":2"})
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    assert here != places.door_name(environment)


def test_a_home_that_is_not_writable_is_found_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert places.unwritable() == []
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    assert places.unwritable() == [places.settings_file().parent]


@pytest.mark.parametrize(
    ("listed", "there"),
    [("Num Path\n", True), ("Num Path\n1: /run/other\n", False)],
    ids=["lists nobody", "lists others"],
)
def test_a_sandbox_that_lists_no_sockets_still_has_a_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, listed: str, *, there: bool
) -> None:
    monkeypatch.setattr(display, "_SOCKETS", tmp_path)
    monkeypatch.setattr(display, "_LISTENING", tmp_path / "listing")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    (tmp_path / "listing").write_text(listed, encoding="utf-8")
    assert not display.has_display()
    (tmp_path / "X7").touch()
    assert display.has_display() is there
