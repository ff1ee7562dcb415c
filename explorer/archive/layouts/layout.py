"""What a layout is: which columns a file has, and which of ours each of them fills."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Role = Literal["users", "tweets", "both"]

_INDEX_NAME = re.compile(r"(?:Unnamed: \d+(?:\.\d+)*)?")


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of a CSV.

    `header` is the published order; files may have another. `sources` leads from our column
    names (those of `schema.tables`) to the file's. A file of role `both` holds one row a tweet
    that also describes its account. Formats are strptime's; times are UTC. Where the kind of a
    tweet is spelled out, `kind_source` names the column and `kind_words` its words.
    """

    name: str
    title: str
    role: Role
    header: tuple[str, ...]
    sources: Mapping[str, str] = field(hash=False)
    time_format: str = "%Y-%m-%d %H:%M"
    date_format: str = "%Y-%m-%d"
    kind_source: str | None = None
    kind_words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @property
    def extras(self) -> tuple[str, ...]:
        """The file's columns that fill none of ours, in order."""
        used = {*self.sources.values(), self.kind_source}
        return tuple(name for name in self.header if name not in used)


def index_columns(header: tuple[str, ...]) -> int:
    """How many nameless columns lead, as pandas writes its row index."""
    for count, name in enumerate(header):
        if not _INDEX_NAME.fullmatch(name):
            return count
    return len(header)
