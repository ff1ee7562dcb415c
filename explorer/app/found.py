"""What discovery found and the plan makes of it, in the words of the preview."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.app.dialogs.preview import Found, FoundDataset
from explorer.archive.files import ArchiveFile
from explorer.ingest.plan import Plan, PlannedDataset
from explorer.schema.words import size_text

_MOST_COLUMNS = 12
_MOST_NAMES = 6
_ROLES = (("users", "Accounts"), ("tweets", "Tweets"), ("both", "Accounts and tweets"))


def found_in(planned: Plan) -> Found:
    """Everything the preview says."""
    return Found(
        datasets=tuple(
            FoundDataset(one.name, tuple(_lines(one)), tuple(_warnings(one, planned.already)))
            for one in planned.datasets
        ),
        unrecognised=tuple(
            (stranger.where, _reason(stranger.reason, stranger.columns))
            for stranger in planned.unrecognised
        ),
        remarks=tuple(dict.fromkeys(noticed.sentence for noticed in planned.noticed)),
        needed_bytes=planned.needed_disk_bytes,
    )


def _lines(planned: PlannedDataset) -> Iterable[str]:
    for role, noun in _ROLES:
        files = [file for file in planned.files if file.layout.role == role]
        if files:
            size = size_text(sum(file.bytes for file in files))
            titles = " and ".join(dict.fromkeys(file.layout.title for file in files))
            what = files[0].name if len(files) == 1 else f"{len(files)} files"
            yield f"{noun}: {what} · {size} · {titles}"
    if planned.parts_known is not None and planned.parts_known > 1 and not planned.parts_missing:
        yield f"All {planned.parts_known} published parts are here"
    stated = (("accounts", planned.stated_accounts), ("tweets", planned.stated_tweets))
    said = [f"{number:,} {noun}" for noun, number in stated if number is not None]
    if said:
        yield f"Stated when it was published: {', '.join(said)}"


def _warnings(planned: PlannedDataset, already: tuple[ArchiveFile, ...]) -> Iterable[str]:
    if planned.parts_missing:
        here = (planned.parts_known or 0) - len(planned.parts_missing)
        missing = ", ".join(planned.parts_missing)
        yield f"{here} of {planned.parts_known} parts present; missing: {missing}"
    roles = {file.layout.role for file in planned.files}
    if planned.exists:
        yield f"The open workspace holds “{planned.name}” already; adding there makes it grow"
    elif roles == {"tweets"}:
        yield "No users file: accounts will be known from their tweets only"
    elif roles == {"users"}:
        yield "No tweets file: there will be accounts without tweets"
    seen = [file.name for file in planned.files if file in already]
    if seen:
        more = f" and {len(seen) - _MOST_NAMES} more" if len(seen) > _MOST_NAMES else ""
        yield f"Seems to be imported already: {', '.join(seen[:_MOST_NAMES])}{more}"


def _reason(reason: str, columns: tuple[str, ...]) -> str:
    if not columns:
        return reason
    shown = ", ".join(columns[:_MOST_COLUMNS])
    more = f" and {len(columns) - _MOST_COLUMNS} more" if len(columns) > _MOST_COLUMNS else ""
    return f"{reason} Its columns: {shown}{more}."
