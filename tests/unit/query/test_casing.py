"""Searching in any case by pattern finds what lower-casing the whole text would find."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.query.casing import CASED_BLOCKS, any_case_pattern, has_case
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader

LETTERS = "aA.*[]^\\- \nİiIıKkÅåẞßΣσςǅ香港Жж%_"
texts = st.text(alphabet=st.one_of(st.sampled_from(LETTERS), st.characters(codec="utf-8")))


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Database.in_memory() as database, database.reader() as reader:
        yield reader


def found_by_pattern(reader: Reader, text: str, wanted: str) -> bool:
    statement = Statement("SELECT regexp_matches(?, ?)", (text, any_case_pattern(wanted)))
    return bool(reader.rows(statement)[0][0])


def found_by_lower_casing(reader: Reader, text: str, wanted: str) -> bool:
    statement = Statement("SELECT contains(lower(?), lower(nfc_normalize(?)))", (text, wanted))
    return bool(reader.rows(statement)[0][0])


@given(text=texts, wanted=texts.filter(bool), before=texts)
@example("İstanbul", "istanbul", "")
@example("300 K", "k", "")
@example("a\x00b", "\x00B", "")
def test_it_finds_the_same_as_lower_casing(
    reader: Reader, text: str, wanted: str, before: str
) -> None:
    for searched in (text, before + wanted.swapcase() + text):
        normal = unicodedata.normalize("NFC", searched)
        assert found_by_pattern(reader, normal, wanted) == found_by_lower_casing(
            reader, normal, wanted
        )


def test_no_letter_with_another_case_lies_elsewhere() -> None:
    beyond = set(range(sys.maxunicode + 1)).difference(*CASED_BLOCKS)
    assert [hex(code) for code in beyond if chr(code).lower() != chr(code)] == []


@pytest.mark.parametrize(
    ("text", "cased"),
    [("香港", False), ("ไทย", False), ("123 %_", False), ("a", True), ("Ж", True)],
)
def test_scripts_without_case_need_no_pattern(text: str, cased: bool) -> None:
    assert has_case(text) is cased
