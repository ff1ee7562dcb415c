"""Which words a profile has, in every kind of script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explorer.query.words import words_in
from explorer.schema.statement import Statement
from explorer.store.database import Database

CASES: dict[str, tuple[str | None, set[str] | None]] = {
    "nothing": ("", set()),
    "unknown": (None, None),
    "only signs": ("🇨🇳 😀 -- ☂ !?", set()),
    "one once": ("news, news; News", {"news", "News"}),
    "apostrophes": ("Don't l’été 'quoted'", {"Don't", "l’été", "quoted"}),
    "links left out": ("see https://t.co/AbC HTTP://x.org now", {"see", "now"}),
    "handles and hashtags": ("@user_1 #MAGA", {"user_1", "MAGA"}),
    "Chinese by pairs": ("中文大学", {"中文", "文大", "大学"}),
    "one Chinese character": ("我 爱", {"我", "爱"}),
    "Chinese beside Latin": ("abc中文xyz2020", {"abc", "中文", "xyz2020"}),
    "Japanese by kinds of letters": ("カタカナひらがな漢字", {"カタカナ", "ひらがな", "漢字"}),
    "a long vowel stays": ("ニュースらーめん", {"ニュース", "らーめん"}),
    "Korean by blanks": ("대한민국 만세", {"대한민국", "만세"}),
    "Thai by phrases": ("ประเทศไทย รักชาติ", {"ประเทศไทย", "รักชาติ"}),
    "Arabic and Hebrew": ("السلام عليكم, שלום", {"السلام", "عليكم", "שלום"}),
    "Persian joiners": ("می‌خواهم", {"می‌خواهم"}),
    "marks belong to letters": ("हिन्दी é", {"हिन्दी", "é"}),
}


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with Database.in_memory() as database:
        yield database


@pytest.mark.parametrize("case", CASES)
def test_words_of_a_profile(case: str, database: Database) -> None:
    text, expected = CASES[case]
    statement = Statement(f"SELECT {words_in('(SELECT ?::VARCHAR)')} AS words", (text,))
    with database.reader() as reader:
        (found,) = reader.columns(statement)["words"].tolist()
    assert (None if found is None else sorted(found)) == (
        None if expected is None else sorted(expected)
    )
