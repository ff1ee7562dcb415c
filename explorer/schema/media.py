"""Pictures and videos of a tweet, as they lie packed beside an archive."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath


class MediaKind(StrEnum):
    """What a file is by its name; only pictures are ever decoded."""

    PICTURE = "picture"
    VIDEO = "video"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file in a media zip; `bytes` is its unpacked size as the zip states it."""

    container: Path
    member: str
    kind: MediaKind
    bytes: int

    @property
    def name(self) -> str:
        """Its own name without the folders inside the zip."""
        return PureWindowsPath(self.member).name


@dataclass(frozen=True, slots=True)
class MediaFound:
    """What lies beside an archive for one tweet.

    `zips` is how many media zips lie there, `troubles` a sentence for each that cannot be read;
    `absent` are folders of the archive that are not there now.
    """

    files: tuple[MediaFile, ...]
    zips: int
    troubles: tuple[str, ...] = ()
    absent: tuple[Path, ...] = ()
