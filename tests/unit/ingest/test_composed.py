"""No text that NFC changes escapes the quick test."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest import typed
from explorer.ingest.composed import suspicious_pattern
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Database.in_memory() as database, database.reader() as reader:
        yield reader


def _python_pattern() -> re.Pattern[str]:
    return re.compile(
        re.sub(r"\\x\{(\w+)\}", lambda code: rf"\U{int(code[1], 16):08x}", suspicious_pattern())
    )


def test_every_character_that_changes_is_found_alone_and_taken_apart() -> None:
    pattern = _python_pattern()
    for code in range(0x110000):
        sign = chr(code)
        for text in (sign, unicodedata.normalize("NFD", sign)):
            if not unicodedata.is_normalized("NFC", text):
                assert pattern.search(text), f"U+{code:04X}"


@pytest.mark.parametrize(
    "text",
    ["ASCII", "Größe", "中文", "ราชดำเนิน", "العربية", "👩\u200d👩\u200d👧", "한국어"],
)
def test_usual_texts_are_let_pass(text: str) -> None:
    assert not _python_pattern().search(text)


_marks = st.sampled_from("\u0301\u0323\u064b\u0651\u0e38\u0e48\u05b0\u05bc\u093c\u3099")


@given(text=st.lists(st.one_of(_marks, st.characters(codec="utf-8")), max_size=6).map("".join))
def test_what_is_shown_is_composed(reader: Reader, text: str) -> None:
    written = text.replace("&", "").replace("\0", "")
    shown = typed.shown("cell", typed.decoded("cell"))
    question = (
        f"SELECT coalesce({shown}, cell), nfc_normalize(cell) FROM (SELECT ?::VARCHAR AS cell)"
    )
    ((found, composed),) = reader.rows(Statement(question, (written,)))
    assert found == composed
