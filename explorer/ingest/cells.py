"""List cells in SQL: the spellings that nearly all have, exactly as `archive.cells` reads them.

What is spelled otherwise is told apart and handed to `archive.cells.parse_list` itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.ingest.typed import text

UNUSUAL = -1
"""Stands for the count of a cell that SQL does not take apart."""

_SEPARATOR = "''', '''"
_SEPARATOR_BYTES = 4
_SHORTEST_QUOTED_BYTES = 5
_BARE_WORD = r"[0-9A-Za-z_+=/:.?&%#~@!$*;-]+"
_BARE = rf"\[{_BARE_WORD}(, {_BARE_WORD})*\]"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A list: its cell in the stage, its side table, its count in `tweet`, its dictionary."""

    cell: str
    table: str
    entries: str
    dictionary: str


LISTS = (
    ListColumn("hashtags_cell", "hashtag", "hashtags", "hashtag"),
    ListColumn("urls_cell", "url", "urls", "domain"),
    ListColumn("mentions_cell", "mention", "mentions", "mention"),
)


def count(cell: str) -> str:
    """SQL: how many entries a cell has; NULL where it is empty, UNUSUAL where SQL cannot tell.

    Usual is `['a', 'b']` with no backslash and no quote inside the entries, and none of them
    empty: then there are just two quotes an entry, and none next to another. Usual as well are
    bare words and links without spaces, quotes or commas inside.
    """
    separators = (
        f"((strlen({cell}) - strlen(replace({cell}, {_SEPARATOR}, ''))) // {_SEPARATOR_BYTES})"
    )
    quotes = f"(strlen({cell}) - strlen(replace({cell}, '''', '')))"
    is_quoted = (
        f"ends_with({cell}, ''']') AND strlen({cell}) >= {_SHORTEST_QUOTED_BYTES} "
        f"AND NOT contains({cell}, '\\') AND NOT contains({cell}, '''''') "
        f"AND {quotes} = 2 * ({separators} + 1)"
    )
    is_bare = f"regexp_full_match({cell}, {text(_BARE)})"
    commas = f"(strlen({cell}) - strlen(replace({cell}, ',', '')))"
    return (
        f"CASE WHEN {cell} IS NULL OR {cell} = '' THEN NULL WHEN {cell} = '[]' THEN 0 "
        f"WHEN starts_with({cell}, '[''') "
        f"THEN CASE WHEN {is_quoted} THEN {separators} + 1 ELSE {UNUSUAL} END "
        f"WHEN {is_bare} THEN {commas} + 1 ELSE {UNUSUAL} END"
    )


def entries(cell: str) -> str:
    """SQL: the entries of a usual cell that has some, as a list."""
    return (
        f"CASE WHEN starts_with({cell}, '[''') "
        f"THEN string_split({_inside(cell, 2)}, {_SEPARATOR}) "
        f"ELSE string_split({_inside(cell, 1)}, ', ') END"
    )


def domain(link: str) -> str:
    """SQL: the host of a link, lower case, without a leading `www.`; NULL where it has none.

    Without a scheme only a name with a dot in it counts as a host.
    """
    host = (
        f"lower(CASE WHEN contains({link}, '//') "
        f"THEN regexp_extract({link}, {text(_SCHEME + _HOST)}, 1) "
        f"WHEN contains({link}, '.') THEN regexp_extract({link}, {text(_NAME)}, 1) END)"
    )
    return (
        f"nullif(CASE WHEN starts_with({host}, 'www.') OR ends_with({host}, '.') "
        f"THEN regexp_replace({host}, '^www\\.|\\.+$', '', 'g') ELSE {host} END, '')"
    )


_SCHEME = r"^\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//"
_HOST = r"(?:[^/?#@\s]*@)?([^/?#:\s@]+)"
_NAME = r"^\s*([^/?#:\s@.]+\.[^/?#:\s@]+)"


def _inside(cell: str, margin: int) -> str:
    return f"{cell}[{margin + 1}:-{margin + 1}]"
