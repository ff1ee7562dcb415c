"""The pages of the help and their sections, in the order of the page of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.app.help.keys import KEYS, keys_page
from explorer.schema.resources import resource_path

CONTENTS = "contents.md"
_LISTED = re.compile(r"^- \[.+?\]\(([\w-]+\.md)\)", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_FENCE = "```"
_NOT_IN_ANCHORS = re.compile(r"[^\w\s-]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page, 1 to 3 deep, and the Markdown below it down to the next one."""

    page: str
    depth: int
    heading: str
    text: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.heading)


@dataclass(frozen=True, slots=True)
class Page:
    """One page in Markdown, without the heading that is its title."""

    name: str
    title: str
    text: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """The whole page, in order; the first section is its beginning, under the title."""
        found: list[Section] = []
        depth, heading, lines = 1, self.title, list[str]()
        is_code = False
        for line in self.text.splitlines():
            is_code ^= line.startswith(_FENCE)
            begun = None if is_code else _HEADING.match(line)
            if begun is None:
                lines.append(line)
                continue
            found.append(Section(self.name, depth, heading, "\n".join(lines)))
            depth, heading, lines = len(begun[1]), begun[2], []
        return (*found, Section(self.name, depth, heading, "\n".join(lines)))


def folder() -> Path:
    """Where the pages and their pictures lie."""
    return resource_path("help")


def read_pages() -> tuple[Page, ...]:
    """All pages; one that cannot be read says so in its place, and the rest goes on."""
    contents = read_page(CONTENTS)
    found = sorted(path.name for path in folder().glob("*.md") if path.name != CONTENTS)
    names = _LISTED.findall(contents.text) or [*found, KEYS]
    return (contents, *(read_page(name) for name in names))


def read_page(name: str) -> Page:
    """One page by the name of its file."""
    if name == KEYS:
        text = keys_page()
    else:
        try:
            text = (folder() / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            text = _lost(name)
    first, _, rest = text.partition("\n")
    return Page(name, first.removeprefix("# ").strip(), rest.strip("\n"))


def anchor_of(heading: str) -> str:
    """How a link names a heading, as GitHub does: `Tweets over time` is `tweets-over-time`."""
    return re.sub(r"\s", "-", _NOT_IN_ANCHORS.sub("", heading.strip()).lower())


def find(pages: Sequence[Page], typed: str) -> list[Section]:
    """The sections with all words typed, in any case; those with them in the heading first."""
    words = typed.casefold().split()
    met = [
        section
        for page in pages
        for section in page.sections
        if words and _has_all(f"{section.heading}\n{section.text}", words)
    ]
    return sorted(met, key=lambda section: not _has_all(section.heading, words))


def _has_all(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _lost(name: str) -> str:
    return (
        f"# {Path(name).stem.replace('-', ' ').capitalize()}\n\n"
        f"This page of the help (`{name}`) is missing or damaged. The program works without it; "
        "install it again to have the page back.\n"
    )
