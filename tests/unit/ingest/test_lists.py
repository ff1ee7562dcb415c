"""List cells: SQL takes them apart exactly as the reference in `archive.cells` does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.archive.cells import parse_list
from explorer.ingest.cells import UNUSUAL, count, domain, entries
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader

USUAL = [
    "",
    "[]",
    "['a']",
    "['a', 'b']",
    "['ราชดำเนิน', '中文']",
    "['with \"double\" quotes', 'b']",
    "['two\nlines']",
    "[http://x.com/a?b=c&d]",
    "[http://x.com/a, http://y.com]",
    "[1536791610, 932196612]",
    "['+abc=', '12']",
]
LEFT_TO_THE_REFERENCE = [
    "['']",
    "['a', '', 'b']",
    "['it\\'s']",
    "[\"it's\", 'b']",
    "['a','b']",
    "[ 'a' ]",
    "['a', b]",
    "bare",
    "[a b]",
    "[a,b]",
    "['a', ']",
    "[']",
    "['a'] ",
    "[[1]]",
]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Database.in_memory() as database, database.reader() as reader:
        yield reader


def _ask(reader: Reader, cell: str) -> tuple[bool, list[str] | None]:
    """Whether SQL takes the cell apart, and what it then finds in it."""
    question = f"SELECT {count('cell')}, {entries('cell')} FROM (SELECT ?::VARCHAR AS cell)"
    number, found = reader.rows(Statement(question, (cell,)))[0]
    if number is None or number == 0:
        return True, None if number is None else []
    assert isinstance(found, list)
    assert number == UNUSUAL or number == len(found)
    return number != UNUSUAL, found


@pytest.mark.parametrize("cell", USUAL)
def test_spellings_of_the_archives_are_taken_apart_in_sql(reader: Reader, cell: str) -> None:
    usual, found = _ask(reader, cell)
    reference = parse_list(cell)
    assert usual
    assert found == (None if reference is None else list(reference))


@pytest.mark.parametrize("cell", LEFT_TO_THE_REFERENCE)
def test_other_spellings_are_left_to_the_reference(reader: Reader, cell: str) -> None:
    assert not _ask(reader, cell)[0]


_pieces = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "'",
            '"',
            "', '",
            "['",
            "']",
            "\\",
            ",",
            ", ",
            " ",
            "\n",
            "a",
            "é",
            "中",
            "http://x.com/",
            "://",
        ]
    ),
    max_size=12,
).map("".join)
_lists = st.lists(st.text(max_size=6), max_size=4).map(repr)


@given(cell=st.one_of(_pieces, _lists, _pieces.map(lambda inner: f"['{inner}']"), st.text()))
def test_whatever_sql_takes_apart_it_takes_apart_as_the_reference(
    reader: Reader, cell: str
) -> None:
    usual, found = _ask(reader, cell)
    if usual:
        reference = parse_list(cell)
        assert found == (None if reference is None else list(reference))


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://t.co/abc", "t.co"),
        ("http://www.Example.COM/path?x=1", "example.com"),
        ("http://www.example.com", "example.com"),
        ("https://user:pass@example.com:8080/x", "example.com"),
        ("http://example.com?x", "example.com"),
        ("http://example.com.", "example.com"),
        ("//example.com/x", "example.com"),
        ("example.com/x", "example.com"),
        ("http://пример.рф/x", "пример.рф"),
        ("http://192.168.1.1/", "192.168.1.1"),
        ("http://localhost/", "localhost"),
        ("http://www.", None),
        ("http://", None),
        ("no link", None),
        ("word", None),
        ("", None),
    ],
)
def test_the_domain_of_a_link(reader: Reader, link: str, host: str | None) -> None:
    question = f"SELECT {domain('link')} FROM (SELECT ?::VARCHAR AS link)"
    assert reader.rows(Statement(question, (link,))) == [(host,)]
