"""The words of a text, as SQL: what the facet of profile words lists.

A word is a run of letters, marks and digits; an apostrophe or joiner within it belongs to it.
Links are left out. Where a script is written without blanks the rule is: Chinese characters are
taken two by two, each pair of neighbours a word, since most Chinese words have two of them; a run
of hiragana and a run of katakana are a word each; in Thai, Lao, Khmer and Burmese, which put blanks
between phrases, a phrase stands for a word.
"""

from __future__ import annotations

_LINKS = r"https?://\S+"
_JAPANESE = r"\p{Hiragana}\p{Katakana}ー"
_LETTER = rf"(?:[^\P{{L}}\p{{Han}}{_JAPANESE}]|[\p{{M}}\p{{N}}_])"
_JOINER = r"['’\x{200c}\x{200d}]"
_RUN = rf"\p{{Han}}+|[\p{{Hiragana}}ー]+|[\p{{Katakana}}ー]+|{_LETTER}+(?:{_JOINER}{_LETTER}+)*"
_HAN = r"^\p{Han}"


def words_in(text: str) -> str:
    """A list of the different words in a text, in any order, as written; NULL for NULL."""
    plain = f"regexp_replace(nfc_normalize({text}), '{_LINKS}', ' ', 'gi')"
    runs = f"regexp_extract_all({plain}, '{_quoted(_RUN)}')"
    pairs = "list_transform(range(1, length(run)), lambda place: substr(run, place, 2))"
    words = (
        f"list_transform({runs}, lambda run: CASE WHEN length(run) > 2 "
        f"AND regexp_matches(run, '{_HAN}') THEN {pairs} ELSE [run] END)"
    )
    return f"list_distinct(flatten({words}))"


def _quoted(pattern: str) -> str:
    return pattern.replace("'", "''")
