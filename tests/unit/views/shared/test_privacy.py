"""Whose names are kept from the eye."""

from __future__ import annotations

import pytest

from explorer.views.shared.privacy import SMALL_BELOW, Discretion, masked

HASH = "71fqNbaUiwCbBUFuJ6EfAKuw5FsDjoeacCywB+WAXc0="

HEX = "94c383089f0dd9993020276bd01113ecb5935ad860bfa61e6079e7d548577f76"


@pytest.mark.parametrize(
    ("name", "followers", "shown"),
    [
        ("anna", 0, "an•••"),
        ("anna", SMALL_BELOW - 1, "an•••"),
        ("anna", SMALL_BELOW, "anna"),
        ("anna", None, "anna"),
        ("", 0, ""),
        ("香港新闻", 3, "香港•••"),
        (HASH, 0, HASH),
        (HASH.replace("A", "", 2), 0, HASH.replace("A", "", 2)),
        (HEX, 0, HEX),
        (HASH[:-1], 0, "71•••"),
        ("a" * 15, 0, "aa•••"),
    ],
)
def test_small_accounts_are_named_by_their_first_letters(
    name: str, followers: int | None, shown: str
) -> None:
    assert masked(name, followers) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("RT @Anna: look, @bert", "RT @An•••: look, @bert"),
        ("＠anna and @annabel", "＠an••• and @annabel"),
        ("https://Twitter.com/anna/status/1", "https://Twitter.com/an•••/status/1"),
        ("anna alone is a word", "anna alone is a word"),
        ("", ""),
    ],
)
def test_handles_of_small_accounts_are_shortened_within_texts(text: str, shown: str) -> None:
    assert Discretion(frozenset({"anna"})).text(text) == shown


def test_while_nobody_is_known_every_handle_is_kept() -> None:
    assert Discretion().text("RT @anna: @bert") == "RT @an•••: @be•••"
    assert Discretion().handle("") == ""
