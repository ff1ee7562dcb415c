"""From the text of cells to typed values, and to what the values would not give back.

Every expression takes SQL for a cell, NULL where it is empty, and never fails: what cannot be
understood is NULL here and stays readable in `raw_cells`.
"""

from __future__ import annotations

from collections.abc import Mapping

from explorer.archive.snowflake import EPOCH_MS, FIRST_SNOWFLAKE, TIME_SHIFT
from explorer.ingest.composed import suspicious_pattern
from explorer.ingest.source import OFFICIAL_DATE, OFFICIAL_TIME, Source
from explorer.query.source_cells import canonical
from explorer.schema.statement import quoted

NUMBERS = (
    "tweet_id",
    "reply_tweet",
    "quoted_tweet",
    "retweet_tweet",
    "likes",
    "retweets",
    "replies",
    "quotes",
    "followers",
    "following",
)
"""Model columns that are stored as whole numbers."""

_EXACT_IN_FLOAT = 2**53
_MINUTE_US = 60_000_000
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
"""As the platform writes them; `&amp;` comes last, so that none is decoded twice."""


def whole(cell: str) -> str:
    """A whole number, however it is spelled."""
    return f"try_cast({cell} AS BIGINT)"


def is_spelled(cell: str, value: str) -> str:
    """Whether the cell is just the digits of a number, or both are missing; never NULL."""
    return f"coalesce(CAST({value} AS VARCHAR) = {cell}, {cell} IS NULL)"


def number(cell: str) -> str:
    """A whole number; text of a float only where it is surely exact, as `65453567.0` is."""
    return exact(cell, whole(cell), is_spelled(cell, whole(cell)))


def exact(cell: str, value: str, spelled: str) -> str:
    """The same, of SQL for `whole` and `is_spelled` of the cell."""
    real = f"try_cast({cell} AS DOUBLE)"
    sure = f"abs({real}) < {_EXACT_IN_FLOAT} AND {real} = floor({real})"
    return f"CASE WHEN {spelled} THEN {value} WHEN {sure} THEN CAST({real} AS BIGINT) END"


def minute(cell: str, time_format: str) -> str:
    """Minutes since 1970, from a time in UTC; seconds are cut off."""
    if time_format == OFFICIAL_TIME:
        moment = f"try_cast({cell} AS TIMESTAMP)"
    else:
        moment = f"try_strptime({cell}, {text(time_format)})"
    finite = f"CASE WHEN isfinite({moment}) THEN epoch_us({moment}) END"
    return f"try_cast(floor({finite} / {_MINUTE_US}) AS INTEGER)"


def day(cell: str, date_format: str) -> str:
    """A date; the cast knows the official format and is quicker."""
    given = f"CAST(try_strptime({cell}, {text(date_format)}) AS DATE)"
    if date_format == OFFICIAL_DATE:
        given = f"try_cast({cell} AS DATE)"
    return f"CASE WHEN isfinite({given}) THEN {given} END"


def snowflake_ms(value: str) -> str:
    """Unix milliseconds that an id carries; NULL for ids older than Snowflakes."""
    return f"CASE WHEN {value} >= {FIRST_SNOWFLAKE} THEN ({value} >> {TIME_SHIFT}) + {EPOCH_MS} END"


def decoded(cell: str) -> str:
    """The text with its entities turned into the signs they stand for."""
    found = cell
    for entity, sign in _ENTITIES:
        found = f"replace({found}, {text(entity)}, {text(sign)})"
    return f"CASE WHEN contains({cell}, '&') THEN {found} ELSE {cell} END"


def shown(cell: str, decoded_cell: str) -> str:
    """The text as people read it, entities decoded, in NFC; NULL where it is as written.

    Composing takes longer than all the rest of an import, and hardly any text needs it; it would
    also cut a text at a NUL.
    """
    suspicious = (
        f"regexp_matches({decoded_cell}, {text(suspicious_pattern())}) "
        f"AND NOT contains({decoded_cell}, chr(0))"
    )
    return (
        f"nullif(CASE WHEN strlen({decoded_cell}) = length({decoded_cell}) THEN {decoded_cell} "
        f"WHEN {suspicious} THEN nfc_normalize({decoded_cell}) ELSE {decoded_cell} END, {cell})"
    )


def retweeted(cell: str) -> str:
    """The handle in `RT @name: …`, hashed handles included."""
    found = f"regexp_extract({cell}, '^RT @([A-Za-z0-9_+=/]+):', 1)"
    return f"CASE WHEN starts_with({cell}, 'RT @') THEN nullif({found}, '') END"


def differs(column: str, value: str) -> str:
    """Whether the stored value of a column would not give its cell back."""
    return f"{canonical(column, value)} <> coalesce({quoted(column)}, '')"


def raw_cells(tests: Mapping[str, str], source: Source) -> str:
    """JSON of the cells that the stored values would not give back; NULL where they all would.

    `tests` leads from model columns that are stored as something else than their text to SQL
    that says of a row whether this is so.
    """
    wrong = {column: test for column, test in tests.items() if column in source.columns}
    asked = [*wrong.values(), *(f"{place} IS NOT NULL" for _, place in source.extras)]
    if not asked:
        return "NULL::VARCHAR"
    entries = [
        *(
            f"{text(column)}, CASE WHEN {test} THEN coalesce({quoted(column)}, '') END"
            for column, test in wrong.items()
        ),
        *(f"{text(key)}, {place}" for key, place in source.extras),
    ]
    # A merge patch leaves out what is null.
    kept = f"json_merge_patch('{{}}', json_object({', '.join(entries)}))"
    return f"CASE WHEN {' OR '.join(asked)} THEN CAST({kept} AS VARCHAR) END"


def text(value: str) -> str:
    """A text of this program's own as SQL; values of users are bound instead."""
    return "'" + value.replace("'", "''") + "'"
