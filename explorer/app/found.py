"""What discovery found, put into the words of the preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from explorer.app.dialogs.preview import Found, FoundDataset
from explorer.app.disk import size_text
from explorer.archive.files import ArchiveFile, Discovery
from explorer.archive.known import Catalog

_MOST_COLUMNS = 12


def found_in(
    discovery: Discovery, catalog: Catalog, already: frozenset[str], needed_bytes: int
) -> Found:
    """`already` are names of datasets that the open workspace holds."""
    by_dataset: defaultdict[str, list[ArchiveFile]] = defaultdict(list)
    for file in discovery.files:
        by_dataset[file.dataset].append(file)
    return Found(
        datasets=tuple(
            FoundDataset(
                name,
                tuple(_lines(name, files, catalog)),
                tuple(_warnings(name, files, catalog)),
                name not in already,
            )
            for name, files in by_dataset.items()
        ),
        unrecognised=tuple(
            (stranger.where, _reason(stranger.reason, stranger.columns))
            for stranger in discovery.unrecognised
        ),
        remarks=tuple(dict.fromkeys(noticed.sentence for noticed in discovery.noticed)),
        needed_bytes=needed_bytes,
    )


def _lines(name: str, files: list[ArchiveFile], catalog: Catalog) -> Iterable[str]:
    for role, noun in (
        ("users", "Accounts"),
        ("tweets", "Tweets"),
        ("both", "Accounts and tweets"),
    ):
        chosen = [file for file in files if file.layout.role == role]
        if chosen:
            size = size_text(sum(file.bytes for file in chosen))
            titles = " and ".join(dict.fromkeys(file.layout.title for file in chosen))
            what = chosen[0].name if len(chosen) == 1 else f"{len(chosen)} files"
            yield f"{noun}: {what}, {size} ({titles})"
    known = catalog.named(name)
    if known is not None:
        yield f"Published {known.release}, attributed to {known.attributed}"
        stated = known.accounts_stated
        if stated is not None:
            yield f"Stated by the platform: {stated:,} accounts"


def _warnings(name: str, files: list[ArchiveFile], catalog: Catalog) -> Iterable[str]:
    known = catalog.named(name)
    if known is None or not known.parts:
        return
    found = [file.part for file in files if file.layout.role != "users"]
    missing = catalog.parts_missing(name, found)
    if missing:
        here = len(known.parts) - len(missing)
        yield f"{here} of {len(known.parts)} parts present; missing: {', '.join(missing)}"


def _reason(reason: str, columns: tuple[str, ...]) -> str:
    if not columns:
        return reason
    shown = ", ".join(columns[:_MOST_COLUMNS])
    more = f" and {len(columns) - _MOST_COLUMNS} more" if len(columns) > _MOST_COLUMNS else ""
    return f"{reason} Its columns: {shown}{more}."
