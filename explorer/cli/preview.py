"""What an import would do, said before anything is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from explorer.archive.files import ArchiveFile, Notice, Noticed, Unrecognised
from explorer.ingest.plan import Plan, PlannedDataset
from explorer.schema.words import size_text


def preview_json(plan: Plan, workspace: Path) -> dict[str, object]:
    """The plan as JSON; sizes in bytes, `already` for files that seem to be imported."""
    return {
        "datasets": [_dataset_json(one, plan) for one in plan.datasets],
        **left_out_json(plan),
        "bytes": plan.bytes,
        "needed_disk_bytes": plan.needed_disk_bytes,
        "free_disk_bytes": free_disk_bytes(workspace),
        "estimated_seconds": round(plan.estimated_seconds, 1),
    }


def left_out_json(plan: Plan) -> dict[str, object]:
    """What is not imported, and why."""
    return {
        "unrecognised": [
            {
                "where": one.where,
                "reason": one.reason,
                "columns": list(one.columns),
                "nearest": one.nearest,
            }
            for one in plan.unrecognised
        ],
        "noticed": [
            {"where": one.where, "kind": one.kind.value, "sentence": one.sentence}
            for one in plan.noticed
        ],
    }


def _dataset_json(one: PlannedDataset, plan: Plan) -> dict[str, object]:
    return {
        "name": one.name,
        "exists": one.exists,
        "bytes": one.bytes,
        "parts_found": one.parts_found,
        "parts_known": one.parts_known,
        "parts_missing": list(one.parts_missing),
        "stated_accounts": one.stated_accounts,
        "stated_tweets": one.stated_tweets,
        "files": [_file_json(file, already=file in plan.already) for file in one.files],
    }


def _file_json(file: ArchiveFile, *, already: bool) -> dict[str, object]:
    return {
        "name": file.name,
        "where": file.where,
        "role": file.layout.role,
        "layout": file.layout.name,
        "part": file.part,
        "bytes": file.bytes,
        "stored_bytes": file.stored_bytes,
        "already": already,
    }


def preview_lines(plan: Plan, workspace: Path) -> Iterator[str]:
    """The same for people."""
    for one in plan.datasets:
        yield from _dataset_lines(one, plan)
    yield from left_out_lines(plan)
    free = free_disk_bytes(workspace)
    room = "" if free is None else f", {size_text(free)} are free"
    yield f"About {size_text(plan.needed_disk_bytes)} of disk are needed{room}."


def left_out_lines(plan: Plan) -> Iterator[str]:
    """A line for everything that was found and is not imported."""
    yield from map(unrecognised_line, plan.unrecognised)
    # What is missing stands with its dataset already.
    yield from map(noticed_line, (n for n in plan.noticed if n.kind is not Notice.PARTS_MISSING))


def unrecognised_line(one: Unrecognised) -> str:
    """Where, and why not."""
    return f"Not recognised: {one.where}: {one.reason}"


def noticed_line(one: Noticed) -> str:
    """The sentence, led by its place where it does not name it."""
    return one.sentence if one.where in one.sentence else f"{one.where}: {one.sentence}"


def _dataset_lines(one: PlannedDataset, plan: Plan) -> Iterator[str]:
    grows = ", added to the dataset of this name" if one.exists else ""
    files = "1 file" if len(one.files) == 1 else f"{len(one.files)} files"
    yield f"{one.name}: {files}, {size_text(one.bytes)} extracted{grows}"
    for file in one.files:
        part = f", part {file.part}" if file.part else ""
        there = ", imported already" if file in plan.already else ""
        yield (
            f"  {file.layout.role}: {file.where} "
            f"({file.layout.title}{part}, {size_text(file.bytes)}{there})"
        )
    if one.parts_missing:
        yield (
            f"  {one.parts_found} of {one.parts_known} parts are here; missing: "
            f"{', '.join(one.parts_missing)}"
        )
    stated = ((one.stated_accounts, "accounts"), (one.stated_tweets, "tweets"))
    figures = [f"{number:,} {what}" for number, what in stated if number is not None]
    if figures:
        yield f"  stated by the platform: {', '.join(figures)}"


def free_disk_bytes(workspace: Path) -> int | None:
    """Free room where the workspace is or will be; None where that folder is not there."""
    folder = workspace.absolute().parent
    return shutil.disk_usage(folder).free if folder.is_dir() else None
