"""Records that the reader could not take: kept with place, reason and text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from explorer.ingest.typed import text
from explorer.schema.statement import Statement
from explorer.store.catalog import Asks

_REASONS = {
    "UNQUOTED VALUE": "a quote is missing or stands where none may be",
    "MISSING COLUMNS": "it has fewer fields than the header",
    "TOO MANY COLUMNS": "it has more fields than the header",
    "INVALID ENCODING": "it is not UTF-8 text",
    "LINE SIZE OVER MAXIMUM": "it is longer than a record can be",
    "CAST": "a value could not be read",
}
_NO_UTF8 = "it is not UTF-8 text"
_MOST_MENDED = 10_000
_CUT_SENTENCE = "the file breaks off in it"


@dataclass(frozen=True, slots=True)
class Reject:
    """The first of the rejected records, to be named in a refusal."""

    record: int
    byte_offset: int
    reason: str


def forget() -> tuple[Statement, ...]:
    """Before a CSV is read: the lists of an earlier reading are not emptied by a clean one."""
    return (
        Statement("DROP TABLE IF EXISTS temp.reject_errors"),
        Statement("DROP TABLE IF EXISTS temp.reject_scans"),
    )


def count(reader: Asks) -> int:
    """How many records the latest reading of a CSV rejected."""
    found = Statement("SELECT count(DISTINCT line) FROM temp.reject_errors")
    return _number(reader.rows(found)[0][0])


def first(reader: Asks) -> Reject | None:
    """The first record that the latest reading of a CSV rejected."""
    rows = reader.rows(Statement(f"{_grouped()} ORDER BY record LIMIT 1"))
    if not rows:
        return None
    record, byte_offset, reason, _ = rows[0]
    return Reject(_number(record), _number(byte_offset), str(reason))


def keep(file: int) -> Statement:
    """Keep what the latest reading of a CSV rejected under a file's number."""
    return Statement(
        "INSERT INTO main.reject SELECT ?, record, byte_offset, reason, raw "
        f"FROM ({_grouped()}) ORDER BY record",
        (file,),
    )


def mark_cut(file: int) -> Statement:
    """Say of the last rejected record that the file ends within it."""
    return Statement(
        "UPDATE main.reject SET reason = ? WHERE file = ? "
        "AND record = (SELECT max(record) FROM main.reject WHERE file = ?)",
        (_CUT_SENTENCE, file, file),
    )


def mended(reader: Asks, file: int, path: Path) -> tuple[Statement, ...]:
    """Give records that are no UTF-8 their bytes back, which the reader shows as question marks.

    Bytes that are no text are written as `\\x..`.
    """
    rows = reader.rows(
        Statement(
            "SELECT record, byte_offset, octet_length(encode(raw)) FROM main.reject "
            f"WHERE file = ? AND reason = ? ORDER BY record LIMIT {_MOST_MENDED}",
            (file, _NO_UTF8),
        )
    )
    if not rows:
        return ()
    with path.open("rb") as stream:
        return tuple(
            Statement(
                "UPDATE main.reject SET raw = ? WHERE file = ? AND record = ?",
                (_bytes_at(stream, _number(at), _number(size)), file, record),
            )
            for record, at, size in rows
        )


def _bytes_at(stream: BinaryIO, at: int, size: int) -> str:
    stream.seek(at)
    return stream.read(size).decode("utf-8", "backslashreplace")


def _grouped() -> str:
    """One row a record: a record that lacks two fields is listed twice."""
    cases = " ".join(f"WHEN {text(kind)} THEN {text(reason)}" for kind, reason in _REASONS.items())
    return (
        "SELECT line - 1 AS record, min(line_byte_position) - 1 AS byte_offset, "
        f"arg_min(CASE CAST(error_type AS VARCHAR) {cases} ELSE error_message END, column_idx) "
        f"AS reason, any_value(csv_line) AS raw FROM temp.reject_errors GROUP BY line"
    )


def _number(value: object) -> int:
    return int(value) if isinstance(value, int | float | str) else 0
