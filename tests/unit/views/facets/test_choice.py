"""What clicks on values make of the filter before, and what filters say of a value."""

from __future__ import annotations

import pytest

from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.clause import Clause, Test, Unknown, Value
from explorer.views.facets.choice import Standing, chosen, standing
from explorer.views.shared.gestures.gesture import How


def clause(text: str) -> Clause | None:
    (found,) = parse(text) or (None,)
    return found if isinstance(found, Clause) else None


@pytest.mark.parametrize(
    ("before", "test", "how", "after"),
    [
        ("", Value("zh"), How.ONLY, "language:zh"),
        ("", Value("zh"), How.ADD, "language:zh"),
        ("", Value("zh"), How.EXCLUDE, "-language:zh"),
        ("language:en", Value("zh"), How.ONLY, "language:zh"),
        ("language:ZH", Value("zh"), How.ONLY, None),
        ("language:en", Value("zh"), How.ADD, "language:en,zh"),
        ("language:en,zh", Value("ZH"), How.ADD, "language:en"),
        ("language:en,zh", Value("zh"), How.EXCLUDE, "language:en"),
        ("language:zh", Value("zh"), How.EXCLUDE, None),
        ("language:zh", Value("en"), How.EXCLUDE, "language:zh"),
        ("-language:zh", Value("en"), How.EXCLUDE, "-language:zh,en"),
        ("-language:zh,en", Value("en"), How.EXCLUDE, "-language:zh"),
        ("-language:zh,en", Value("zh"), How.ADD, "-language:en"),
        ("-language:zh", Value("zh"), How.ADD, None),
        ("-language:zh", Value("zh"), How.ONLY, "language:zh"),
        ("language:zh", Unknown(), How.ADD, "language:zh,unknown"),
        ("language:unknown", Value("unknown"), How.ADD, 'language:unknown,"unknown"'),
    ],
)
def test_what_a_gesture_makes_of_the_filter_before(
    before: str, test: Test, how: How, after: str | None
) -> None:
    found = chosen("language", test, how, clause(before) if before else None)
    assert (None if found is None else text_of(found)) == after


def test_case_counts_where_the_field_says_so() -> None:
    found = chosen("client", Value("web"), How.ADD, clause("client:Web"))
    assert found is not None
    assert text_of(found) == "client:Web,web"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", Standing.OPEN),
        ("language:ZH", Standing.CHOSEN),
        ("language:en", Standing.OPEN),
        ("-language:zh", Standing.EXCLUDED),
        ("language:zh -language:zh,en", Standing.EXCLUDED),
        ("account_language:zh (language:zh hour:3)", Standing.OPEN),
    ],
)
def test_what_filters_say_of_a_value(filters: str, expected: Standing) -> None:
    assert standing("language", Value("zh"), parse(filters)) is expected
