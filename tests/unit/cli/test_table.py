"""Plain tables: every script lines up, nothing in a name is invisible or acts on the terminal."""

from __future__ import annotations

import pytest

from explorer.cli.progress import time_left
from explorer.cli.table import shown, table, width_of
from explorer.schema.words import size_text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("香港 #hk", "香港 #hk"),
        ("two\nlines\tand a tab", "two\\nlines\\tand a tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("right\u200fto\u202eleft", "right\\u200fto\\u202eleft"),
        ("line\u2028separator", "line\\u2028separator"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("\udcff", "\\udcff"),
    ],
    ids=["plain", "lines", "escape", "directions", "separator", "joiner", "surrogate"],
)
def test_what_cannot_be_seen_is_shown_as_an_escape(text: str, printed: str) -> None:
    assert shown(text) == printed


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("香港", 4), ("กิ", 1), ("e\u0301", 1), ("", 0)]
)
def test_width_is_what_a_terminal_takes(text: str, columns: int) -> None:
    assert width_of(text) == columns


def test_columns_line_up() -> None:
    assert table(("Tag", "tweets", "of"), [("香港", 1234, 5), ("b", 2, 12)]).split("\n") == [
        "Tag   tweets  of",
        "香港   1,234   5",
        "b          2  12",
    ]


def test_a_table_without_rows_is_its_headings() -> None:
    assert table(("Tag", "tweets"), []) == "Tag  tweets"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0.2, "1 s left"),
        (42.4, "42 s left"),
        (200, "3 min left"),
        (5000, "1 h 23 min left"),
    ],
)
def test_time_left(seconds: float | None, text: str) -> None:
    assert time_left(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(7, "7 bytes"), (2500, "2.5 kB"), (7_800_000, "7.8 MB"), (5_130_000_000, "5.1 GB")],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text
