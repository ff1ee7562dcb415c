"""From stored columns back to the text of the archive's cells, exactly.

The one place that knows how a stored value was spelled in the file. What an import stores is
compared with these renderings, and a cell that they would not give back is kept in `raw_cells`;
an export reads `raw_cells` first and these renderings otherwise.

The expressions speak of these names: `account`, `tweet` and `wide` (rows of the tables account,
tweet and tweet_wide), `language` and `client` (rows of the dictionaries).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from explorer.schema.statement import quoted
from explorer.schema.tables import ACCOUNT, LINKED, TWEET, TWEET_WIDE

ACCOUNT_ROWS = f"{LINKED}.account AS account"
"""What stands after FROM for `account_cell`."""

TWEET_ROWS = (
    f"{LINKED}.tweet_wide AS wide "
    f'JOIN {LINKED}.tweet AS tweet ON tweet.dataset = wide.dataset AND tweet."row" = wide."row" '
    f"JOIN {LINKED}.account AS account "
    "ON account.dataset = tweet.dataset AND account.account = tweet.account "
    "LEFT JOIN main.language AS language ON language.code = tweet.language "
    "LEFT JOIN main.client AS client ON client.code = tweet.client"
)
"""What stands after FROM for `tweet_cell`."""

ARCHIVE_ORDER = 'wide.dataset, wide."row"'
"""What stands after ORDER BY to have tweets as they stand in their files, one after the other."""

PROFILE = (
    "account_id",
    "name",
    "handle",
    "location",
    "profile",
    "profile_url",
    "followers",
    "following",
    "created",
    "account_language",
)
"""Model columns that describe an account, in users files and again in every tweet's row."""

_FORMATS = MappingProxyType({"time": "%Y-%m-%d %H:%M", "created": "%Y-%m-%d"})
_DIGITS = frozenset({"BIGINT", "INTEGER"})

_TYPES = MappingProxyType(
    {
        **{f"account.{column.name}": column.type for column in ACCOUNT.columns},
        **{f"tweet.{column.name}": column.type for column in TWEET.columns},
        **{f"wide.{column.name}": column.type for column in TWEET_WIDE.columns},
    }
)
_NOT_FROM_A_CELL = frozenset(
    {"row", "file", "record", "tweet_ms", "shown", "conflicting", "raw_cells"}
)
_PLACES = MappingProxyType(
    {
        "time": "tweet.minute",
        "language": "language.value",
        "client": "client.value",
        **{name: f"tweet.{name}" for name in ("likes", "retweets", "replies", "quotes")},
        **{name: f"account.{name}" for name in PROFILE},
        **{name: f"wide.{name}" for name in TWEET_WIDE.names if name not in _NOT_FROM_A_CELL},
    }
)
"""Model column -> where its value is stored."""

MODEL_COLUMNS = tuple(_PLACES)


def raw_key(header: str, sources: Mapping[str, str]) -> str:
    """Under which name `raw_cells` keeps the cell of a file's column.

    `sources` leads from model columns to headers; a column without a model column is kept under
    its own header.
    """
    for column, source in sources.items():
        if source == header:
            return column
    return f"column {header}" if header in _PLACES else header


def raw_cell(owner: str, key: str) -> str:
    """SQL for one cell kept in `raw_cells`; NULL where it is not kept."""
    pointer = "/" + key.replace("~", "~0").replace("/", "~1")
    return f"({owner}.raw_cells ->> {_text(pointer)})"


def canonical(column: str, value: str) -> str:
    """SQL for the cell text that stored `value` of a model column stands for, never NULL."""
    kind = _TYPES.get(_PLACES[column], "VARCHAR")
    if column == "time":
        value = f"strftime(make_timestamp({value} * 60000000::BIGINT), {_text(_FORMATS['time'])})"
    elif column == "created":
        value = f"strftime({value}, {_text(_FORMATS['created'])})"
    elif kind in _DIGITS:
        value = f"CAST({value} AS VARCHAR)"
    return f"coalesce({value}, '')"


def stored_cell(column: str) -> str:
    """SQL for the cell of a model column where `raw_cells` keeps none."""
    return canonical(column, _place(column))


def is_plain(column: str) -> bool:
    """Whether `stored_cell` is made of digits and the signs between them, or is empty."""
    return column in _FORMATS or _TYPES.get(_PLACES[column]) in _DIGITS


def account_cell(header: str, sources: Mapping[str, str]) -> str:
    """SQL for the cell of a users file's column, from ACCOUNT_ROWS."""
    return _cell(header, sources, ("account",))


def tweet_cell(header: str, sources: Mapping[str, str]) -> str:
    """SQL for the cell of a tweets file's column, from TWEET_ROWS."""
    return _cell(header, sources, ("wide",))


def account_cells(headers: Iterable[str], sources: Mapping[str, str]) -> str:
    """A SELECT list of all cells of a users file, named as in its header."""
    return ", ".join(f"{account_cell(name, sources)} AS {quoted(name)}" for name in headers)


def tweet_cells(headers: Iterable[str], sources: Mapping[str, str]) -> str:
    """A SELECT list of all cells of a tweets file, named as in its header."""
    return ", ".join(f"{tweet_cell(name, sources)} AS {quoted(name)}" for name in headers)


def _cell(header: str, sources: Mapping[str, str], owners: tuple[str, ...]) -> str:
    key = raw_key(header, sources)
    kept = [raw_cell(owner, key) for owner in owners]
    if key not in _PLACES:
        return f"coalesce({', '.join(kept)}, '')"
    if key in PROFILE and "account" not in owners:
        # A tweet's row keeps only the profile cells in which it differs from its account's row.
        kept.append(raw_cell("account", key))
    return f"coalesce({', '.join(kept)}, {stored_cell(key)})"


def _place(column: str) -> str:
    owner, _, name = _PLACES[column].partition(".")
    return f"{owner}.{quoted(name)}"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
