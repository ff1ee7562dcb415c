"""Header and dialect of a CSV from its first bytes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from explorer.archive.files import Dialect, Notice
from explorer.errors import KnownError

# The longest known header has 600 bytes; whoever puts more than this in one is something else.
HEAD_BYTES = 64 * 1024

_UTF8_BOM = b"\xef\xbb\xbf"
_DELIMITERS = ",;\t"
_LFS = b"version https://git-lfs"
_WEB_PAGE = (b"<!doctype html", b"<html", b"<?xml", b"<error")
_LONGEST_TAG = 256
_LINE_END = re.compile(rb"\r\n|\r|\n")
_SHOWN_RECORDS = 20
# In UTF-16 text of these archives' headers every second byte is zero.
_UTF16_SHARE = 0.4


class Unreadable(KnownError):
    """These bytes are no CSV; `notice` says what they are instead."""

    def __init__(self, notice: Notice, sentence: str) -> None:
        super().__init__(sentence)
        self.notice = notice


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The header's names, in order, and how the file is spelled.

    `records_follow` is False where the header is all that there is.
    """

    header: tuple[str, ...]
    dialect: Dialect
    records_follow: bool


def sniff(head: bytes) -> Sniffed:
    """Read the header; `head` is the file's beginning, HEAD_BYTES long unless the file is shorter.

    Raises Unreadable for whatever is not UTF-8 text that begins with a line of names.
    """
    _refuse_other_things(head)
    bom = head.startswith(_UTF8_BOM)
    body = head[len(_UTF8_BOM) :] if bom else head
    line, newline, rest = _first_record(body)
    if not rest and len(head) >= HEAD_BYTES:
        raise Unreadable(Notice.NOT_TEXT, "This is no table: its first line has no end in sight.")
    if b"\0" in line:
        raise Unreadable(Notice.NOT_TEXT, "The file is not text: it is no CSV, whatever its name.")
    if not line.strip():
        raise Unreadable(
            Notice.NOT_TEXT,
            "The first line is blank where the columns' names should stand: take it out.",
        )
    text = _decoded(line)
    delimiter = max(_DELIMITERS, key=lambda sign: _unquoted_count(text, sign))
    header = _names(text, delimiter)
    dialect = Dialect(delimiter, newline, text.startswith('"') and text.endswith('"'), bom)
    return Sniffed(header, dialect, bool(rest.strip()))


def first_records(head: bytes, sniffed: Sniffed) -> tuple[tuple[str, ...], ...]:
    """The records after the header, a few at most, each as wide as it is; never fails.

    `head` is what was sniffed. A last record that the head may cut in two is left out.
    """
    text = head.decode("utf-8-sig", "replace")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sniffed.dialect.delimiter)
    found: list[tuple[str, ...]] = []
    try:
        for fields in reader:
            if fields:
                found.append(tuple(fields))
            if len(found) > _SHOWN_RECORDS:
                return tuple(found[1:])
    except csv.Error:
        # A field longer than the reader takes: what came before it stands.
        return tuple(found[1:])
    return tuple(found[1:] if len(head) < HEAD_BYTES else found[1:-1])


def _refuse_other_things(head: bytes) -> None:
    if not head.strip(b" \t\r\n" + _UTF8_BOM):
        raise Unreadable(Notice.EMPTY, "The file is empty: download it again.")
    if head.startswith(_LFS):
        raise Unreadable(
            Notice.LFS_POINTER,
            "This is only a Git LFS pointer to the file, not the file: fetch it with “git lfs "
            "pull”, or download it from the repository's web page.",
        )
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(head):
        raise Unreadable(
            Notice.NOT_TEXT,
            "The file was saved as UTF-16 text: save it again as CSV in UTF-8, or download it "
            "again.",
        )
    if head[:_LONGEST_TAG].lstrip(_UTF8_BOM + b" \t\r\n").lower().startswith(_WEB_PAGE):
        raise Unreadable(
            Notice.WEB_PAGE,
            "This is a web page that was saved in place of the file: download the file again.",
        )


def _looks_like_utf16(head: bytes) -> bool:
    start = head[:_LONGEST_TAG]
    share = max(start[0::2].count(0), start[1::2].count(0)) / len(start)
    return share > _UTF16_SHARE


def _first_record(body: bytes) -> tuple[bytes, str, bytes]:
    """The first record without its end, what ends it, and what follows."""
    quotes = 0
    start = 0
    for found in _LINE_END.finditer(body):
        quotes += body.count(b'"', start, found.start())
        start = found.end()
        if quotes % 2 == 0:
            return body[: found.start()], found[0].decode("ascii"), body[start:]
    return body, "\n", b""


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(
            Notice.NOT_TEXT,
            "The first line is not UTF-8 text: save the file again as CSV in UTF-8, or download "
            "it again.",
        ) from error


def _unquoted_count(text: str, sign: str) -> int:
    return sum(part.count(sign) for part in text.split('"')[::2])


def _names(text: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter, strict=True)))
    except (csv.Error, StopIteration) as error:
        raise Unreadable(
            Notice.NOT_TEXT, "The first line is no line of column names: this is no table."
        ) from error
