"""List cells in every spelling that the archives use."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.archive.cells import parse_list

CELLS = {
    "empty is unknown": ("", None),
    "spaces are unknown": ("  ", None),
    "none": ("[]", ()),
    "none with a space": ("[ ]", ()),
    "bare link": ("[http://x]", ("http://x",)),
    "bare links": ("[http://x, http://y]", ("http://x", "http://y")),
    "bare links without spaces": ("[http://x,https://y]", ("http://x", "https://y")),
    "comma in a bare link": ("[http://x/1,2]", ("http://x/1,2",)),
    "bare words": ("[a, b,c]", ("a", "b", "c")),
    "bare numbers": ("[1536791610, 932196612]", ("1536791610", "932196612")),
    "quoted": ("['a', 'b']", ("a", "b")),
    "quoted without spaces": ("['a','b']", ("a", "b")),
    "one repeated": ("['http://x', 'http://x']", ("http://x", "http://x")),
    "comma in quotes": ("['a, b', 'c']", ("a, b", "c")),
    "bracket in quotes": ("['a]', '[b']", ("a]", "[b")),
    "apostrophe in double quotes": ("""["it's", 'b']""", ("it's", "b")),
    "both quotes": (r"""['it\'s "x"']""", ("""it's "x\"""",)),
    "backslash": (r"['a\\b']", ("a\\b",)),
    "newline": (r"['a\nb']", ("a\nb",)),
    "codes": (r"['\x41\u0e01\U0001f600']", ("Aก😀",)),
    "code of no character": (r"['\U99999999']", (r"\U99999999",)),
    "half a pair": (r"['\ud83d']", (r"\ud83d",)),
    "unknown escape": (r"['\d']", (r"\d",)),
    "script without spaces": ("['ทํางานวนไป', '香港']", ("ทํางานวนไป", "香港")),
    "empty entries": ("['', 'a']", ("a",)),
    "only an empty entry": ("['']", ()),
    "no brackets": ("http://x", ("http://x",)),
    "one bracket": ("[", ("[",)),
    "cut": ("['a', 'b", ("['a', 'b",)),
    "quotes that do not close": ("['a, b]", ("'a", "b")),
    "space around": (" ['a'] ", ("a",)),
    "comma at the end": ("['a', ]", ("a",)),
}


@pytest.mark.parametrize(("cell", "entries"), CELLS.values(), ids=CELLS.keys())
def test_spellings(cell: str, entries: tuple[str, ...] | None) -> None:
    assert parse_list(cell) == entries


ENTRIES = st.lists(st.text(st.characters(codec="utf-8"), min_size=1))


@given(entries=ENTRIES)
def test_every_list_that_python_writes_comes_back(entries: list[str]) -> None:
    assert parse_list(repr(entries)) == tuple(entries)


@given(
    entries=st.lists(
        st.from_regex(re.compile(r"https?://[a-z0-9.]+(/[a-z,]+)?", re.ASCII), fullmatch=True)
    )
)
def test_every_list_of_bare_links_comes_back(entries: list[str]) -> None:
    assert parse_list(f"[{', '.join(entries)}]") == tuple(entries)


@given(cell=st.text() | st.text(alphabet="[]'\",\\ a:/xuU0\n"))
def test_any_cell_gives_texts_that_can_be_stored(cell: str) -> None:
    entries = parse_list(cell)

    assert (entries is None) == (not cell.strip())
    for entry in entries or ():
        assert entry
        entry.encode()
