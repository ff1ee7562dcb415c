"""Single cells, records and ids."""

from __future__ import annotations

import ast
import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.sample.cells import list_cell, pool, quoted_numbers, record
from explorer.sample.ids import hashed_ids

# csv itself cannot read a lone carriage return or a null, and official files hold neither
TEXT = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]))


@given(st.lists(TEXT, min_size=1))
def test_any_text_is_read_back_from_a_record(cells: list[str]) -> None:
    assert list(csv.reader(io.StringIO(record(cells), newline=""), strict=True)) == [cells]


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        ((), '""\n'),
        (("",), '""\n'),
        (("a", ""), '"a",""\n'),
        (('say "no"', "a,b"), '"say ""no""","a,b"\n'),
        (("two\nlines",), '"two\nlines"\n'),
    ],
    ids=["no cell", "empty", "two", "quotes and comma", "lines"],
)
def test_records_are_spelled_as_in_the_archives(cells: tuple[str, ...], written: str) -> None:
    assert record(cells) == written


@pytest.mark.parametrize(
    ("values", "cell"), [((), "[]"), (("a",), "['a']"), (("a", "ñ+="), "['a', 'ñ+=']")], ids=str
)
def test_lists_are_spelled_as_python_does(values: tuple[str, ...], cell: str) -> None:
    assert list_cell(values) == cell
    assert ast.literal_eval(cell) == list(values)


@given(st.lists(st.integers(0, 2**63 - 1)))
def test_numbers_open_their_records(numbers: list[int]) -> None:
    written = quoted_numbers(np.array(numbers, dtype=np.int64))
    assert written == [f'"{number}'.encode() for number in numbers]


def test_a_pool_keeps_texts_that_end_in_nulls_apart() -> None:
    assert pool(["a\0", "a", ""]).tolist() == [b"a\0", b"a", b""]


def test_hashes_lose_their_slashes_and_vary_in_length() -> None:
    hashes = hashed_ids(20_000, np.random.default_rng(5))
    assert len(set(hashes)) == 20_000
    assert {len(each) for each in hashes} == {40, 41, 42, 43, 44}
    assert not any("/" in each for each in hashes)
    assert any(each.startswith("+") for each in hashes)
    assert all(each.endswith("=") for each in hashes)
