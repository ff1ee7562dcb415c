"""What a page says of a tweet's pictures and videos, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from explorer.schema.media import MediaFile, MediaFound, MediaKind
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted, size_text
from explorer.views.reading.markup import link, section, sentences
from explorer.views.reading.picture import Picture
from explorer.views.shared.numbers import thousands

MEDIA, COPY, SAVE = "media", "copy", "save"
"""What links do: show or hide all pictures, copy one, save one file; and the scheme of pictures."""
SHOW = "show"
_HEADING = "Pictures and videos"


def looking_section() -> str:
    """While the zips beside the archive are looked through."""
    return section(_HEADING, sentences(("Looking beside the archive…",)))


def trouble_section(sentence: str) -> str:
    """Where looking went wrong."""
    return section(_HEADING, sentences((sentence,), "warning"))


def media_section(
    found: MediaFound, pictures: Sequence[Picture | str], numerals: Numerals = PLAIN
) -> str:
    """What was found; `pictures` are those that are shown, or why one is not, in order.

    A picture's address is `media:` and its place among the pictures.
    """
    return section(
        _HEADING,
        _summary(found, is_shown=bool(pictures)),
        *_files(found, pictures, numerals),
        sentences(found.troubles, "warning"),
    )


def pictures_in(found: MediaFound) -> tuple[MediaFile, ...]:
    """The files that can be shown."""
    return tuple(file for file in found.files if file.kind is MediaKind.PICTURE)


def _summary(found: MediaFound, *, is_shown: bool) -> str:
    if not found.files:
        return sentences(tuple(_nothing(found)))
    kinds = [
        counted(number, f"{kind}s")
        for kind in MediaKind
        if (number := sum(file.kind is kind for file in found.files))
    ]
    zips = dict.fromkeys(file.container.name for file in found.files)
    words = escape(f"{', '.join(kinds)} in {', '.join(zips)}")
    number = len(pictures_in(found))
    if not number:
        return f"<p>{words}</p>"
    verb = "Hide" if is_shown else "Show"
    return f"<p>{words} · {link(MEDIA, SHOW, f'{verb} {_them(number)}')}</p>"


def _them(number: int) -> str:
    return "the picture" if number == 1 else f"the {number} pictures"


def _nothing(found: MediaFound) -> Iterator[str]:
    if found.zips:
        yield f"None of this tweet in the {counted(found.zips, 'media zips')} beside the archive."
        return
    yield "Not downloaded: no media zips lie beside the archive."
    for folder in found.absent:
        yield f"The folder that the archive was imported from is not there now: {folder}"


def _files(
    found: MediaFound, pictures: Sequence[Picture | str], numerals: Numerals
) -> Iterator[str]:
    shown = iter(enumerate(pictures))
    for place, file in enumerate(found.files):
        links = link(SAVE, place, "Save a copy…")
        words = f"{file.name}, {size_text(file.bytes, numerals)}"
        number, picture = next(shown, (0, "")) if file.kind is MediaKind.PICTURE else (0, "")
        if isinstance(picture, Picture):
            yield _picture(number, picture)
            sides = (thousands(side, numerals) for side in (picture.width, picture.height))
            size = "\u00a0×\u00a0".join(sides)
            words = f"{words}, {size} pixels"
            links = f"{link(COPY, place, 'Copy')} · {links}"
        elif picture:
            yield sentences((picture,), "warning")
        yield f"<p class='muted'>{escape(words)} · {links}</p>"


def _picture(number: int, picture: Picture) -> str:
    size = picture.image.deviceIndependentSize()
    return (
        f'<p><img src="{MEDIA}:{number}" width="{size.width():.0f}" height="{size.height():.0f}">'
        "</p>"
    )
