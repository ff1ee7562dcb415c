"""What a gesture on a value makes of the filter that stands on the same field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from unicodedata import normalize

from explorer.schema.clause import AnyClause, Clause, Test, Value
from explorer.schema.fields import FIELDS
from explorer.views.shared.gestures.gesture import How


class Standing(Enum):
    """What the filters on a field say of one value."""

    OPEN = "open"
    CHOSEN = "chosen"
    EXCLUDED = "excluded"


def chosen(field: str, test: Test, how: How, current: Clause | None) -> Clause | None:
    """The clause after a value was chosen, added or excluded; None where it is to go.

    Adding a value to a filter that excludes lets it through again; excluding one from a filter
    that chooses takes it out of it.
    """
    if current is None:
        return Clause(field, (test,), negated=how is How.EXCLUDE)
    if how is How.ONLY:
        is_again = not current.negated and current.active and _same(current.tests, (test,), field)
        return None if is_again else replace(current, tests=(test,), negated=False, active=True)
    if (how is How.ADD) is current.negated:
        return _without(current, test)
    if _holds(current.tests, test, field):
        # The same button a second time takes itself back.
        return _without(current, test)
    return replace(current, tests=(*current.tests, test), active=True)


def standing(field: str, test: Test | None, clauses: Sequence[AnyClause]) -> Standing:
    """Whether any of some clauses on exactly this field names the value."""
    found = Standing.OPEN
    for clause in clauses:
        if test is None or not isinstance(clause, Clause) or clause.field != field:
            continue
        if _holds(clause.tests, test, field):
            if clause.negated:
                return Standing.EXCLUDED
            found = Standing.CHOSEN
    return found


def _without(current: Clause, test: Test) -> Clause | None:
    left = tuple(t for t in current.tests if not _same((t,), (test,), current.field))
    return replace(current, tests=left, active=True) if left else None


def _holds(tests: Sequence[Test], test: Test, field: str) -> bool:
    return any(_same((one,), (test,), field) for one in tests)


def _same(first: Sequence[Test], second: Sequence[Test], field: str) -> bool:
    return [_key(test, field) for test in first] == [_key(test, field) for test in second]


def _key(test: Test, field: str) -> object:
    """One for all spellings that the field takes for the same."""
    if not isinstance(test, Value):
        return test
    text = normalize("NFC", test.text)
    return text.lower() if FIELDS[field].folds else text
