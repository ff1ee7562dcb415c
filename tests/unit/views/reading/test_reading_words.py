"""Words of the archive on the page that is read: escaped, defanged, nothing hidden."""

from __future__ import annotations

import pytest

from explorer.views.reading.links import defanged, text_defanged
from explorer.views.reading.markup import brief, link, prose, said
from explorer.views.reading.names import odd_letters


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://example.com/a.b?c=d.e", "hxxps://example[.]com/a.b?c=d.e"),
        ("HTTP://Sub.Example.com", "HxxP://Sub[.]Example[.]com"),
        ("example.com/x.y", "example[.]com/x.y"),
        ("https://", "hxxps://"),
        ("", ""),
    ],
)
def test_a_link_can_be_read_but_not_followed(given: str, shown: str) -> None:
    assert defanged(given) == shown


def test_links_within_a_text_are_defanged_and_the_rest_is_not() -> None:
    assert text_defanged("see https://t.co/x. Or v1.2") == "see hxxps://t[.]co/x. Or v1.2"


@pytest.mark.parametrize("name", ["anna", "анна", "香港 news", "Ünïcode", "", "α"])
def test_a_name_in_one_alphabet_is_plain(name: str) -> None:
    assert odd_letters(name) == ()


def test_letters_of_another_alphabet_are_named() -> None:
    assert odd_letters("p\u0430ypal") == (
        "“\u0430” is cyrillic small letter a, among Latin letters.",
    )


def test_words_never_become_markup() -> None:
    bad = '<img src="https://x.example/1.png"><a href="account:1">&'
    for text in (said(bad), prose(bad), link("account", bad, said(bad))):
        assert "<img" not in text
        assert 'href="account:1"' not in text
    tweet = {
        "row": 1,
        "account": 2,
        "name": bad,
        "handle": bad,
        "minute": None,
        "text": bad,
        "kind": "reply",
    }
    assert "<img" not in brief(tweet)


def test_right_to_left_text_has_its_own_direction() -> None:
    assert 'dir="rtl"' in prose("اللهم صل على محمد")
    assert 'dir="rtl"' not in prose("hello اللهم")


def test_lines_are_kept() -> None:
    assert prose("one\r\ntwo\nthree") == '<p class="prose">one<br>two<br>three</p>'


def test_a_text_without_end_is_cut_and_says_so() -> None:
    assert "The first 20,000 of 1,000,000 characters" in prose("x" * 1_000_000)
    assert len(prose("x" * 1_000_000)) < 21_000


def test_unknown_is_not_zero() -> None:
    assert "unknown" in said(None)
    assert said(0) == "0"


def test_hidden_marks_of_direction_are_made_visible() -> None:
    assert said("a\u202eb") == "a⟨RLO⟩b"
