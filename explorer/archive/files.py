"""What was found on disk, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.archive.layouts import Layout, index_columns


class Packing(StrEnum):
    """How a CSV lies in its container."""

    PLAIN = "plain"
    GZIP = "gzip"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV is spelled; the quote is always `"`, doubled inside a field."""

    delimiter: str = ","
    newline: str = "\n"
    quoted_header: bool = True
    bom: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One CSV of a known layout.

    `name` is the CSV's own name without folders; `member` its name inside a zip. `header` is
    as in the file, leading index columns included. `bytes` is the extracted size, of a gzip a
    guess; `stored_bytes` is what it takes in the container.
    `header_only` is certain where true.
    """

    container: Path
    member: str | None
    name: str
    packing: Packing
    layout: Layout
    header: tuple[str, ...]
    dialect: Dialect
    dataset: str
    part: str | None
    bytes: int
    stored_bytes: int
    header_only: bool = False

    @property
    def where(self) -> str:
        """The path for people, with the member of a zip after it."""
        return f"{self.container}/{self.member}" if self.member else str(self.container)

    @property
    def index_columns(self) -> int:
        return index_columns(self.header)


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A table that no layout fits; `nearest` is a layout's title, `records` its first few."""

    where: str
    reason: str
    columns: tuple[str, ...]
    nearest: str | None
    records: tuple[tuple[str, ...], ...] = ()


class Notice(StrEnum):
    """What kind of thing was noticed."""

    NOTHING_FOUND = "nothing_found"
    PERSONAL_ARCHIVE = "personal_archive"
    MEDIA = "media"
    MEDIA_LIST = "media_list"
    README = "readme"
    LFS_POINTER = "lfs_pointer"
    SPREADSHEET = "spreadsheet"
    OTHER_PACKING = "other_packing"
    DAMAGED = "damaged"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    WEB_PAGE = "web_page"
    NOT_TEXT = "not_text"
    EMPTY = "empty"
    HEADER_ONLY = "header_only"
    REPEATED = "repeated"
    USERS_ALONE = "users_alone"
    TWEETS_ALONE = "tweets_alone"
    UNPAIRED = "unpaired"
    PARTS_MISSING = "parts_missing"
    WORKSPACE = "workspace"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something worth a sentence; `where` is a path for people or a dataset's name."""

    where: str
    kind: Notice
    sentence: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What lies under some paths; `files` by dataset, users first, then part and name."""

    files: tuple[ArchiveFile, ...]
    unrecognised: tuple[Unrecognised, ...]
    noticed: tuple[Noticed, ...]
