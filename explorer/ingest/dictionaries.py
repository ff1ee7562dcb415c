"""The dictionaries of the workspace, which grow with every dataset."""

from __future__ import annotations

from explorer.schema.statement import Statement, quoted

# Where case counts, two spellings are the same only if they differ in their Unicode form.
_CASE_COUNTS = frozenset({"client", "mention"})


def extend(name: str, values: str) -> tuple[Statement, ...]:
    """Add what is new of `values`, a query of columns `value` (not NULL) and `first`.

    Codes follow `first`. Each spelling has a code; `same_as` leads to the lowest code of all
    spellings that are the same once folded.
    """
    table = f"main.{quoted(name)}"
    folded = "nfc_normalize(value)" if name in _CASE_COUNTS else "lower(nfc_normalize(value))"
    base = f"(SELECT coalesce(max(code) + 1, 0) FROM {table})"
    fresh = (
        f"CREATE OR REPLACE TEMP TABLE fresh_words AS SELECT value, {folded} AS folded, "
        f"({base} + row_number() OVER (ORDER BY first, value) - 1)::INTEGER AS code FROM "
        f"(SELECT value, min(first) AS first FROM ({values}) GROUP BY value) AS words "
        f"ANTI JOIN {table} AS known USING (value)"
    )
    # Where nothing is folded away, no two spellings can meet: the usual case for ids.
    meeting = (
        "CREATE OR REPLACE TEMP TABLE meeting_words AS SELECT folded, min(code) AS same_as FROM "
        f"(SELECT folded, code, value FROM {table} UNION ALL "
        "SELECT folded, code, value FROM temp.fresh_words) AS words "
        "WHERE folded IN (SELECT folded FROM temp.fresh_words WHERE folded <> value "
        f"UNION ALL SELECT folded FROM {table} WHERE folded <> value) "
        "GROUP BY folded HAVING count(*) > 1"
    )
    return (
        Statement(fresh),
        Statement(meeting),
        Statement(
            f"INSERT INTO {table} SELECT code, value, folded, coalesce(same_as, code) "
            "FROM temp.fresh_words LEFT JOIN temp.meeting_words USING (folded) ORDER BY code"
        ),
    )
