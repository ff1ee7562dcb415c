"""A sidecar read back from disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from explorer.errors import KnownError
from explorer.export.provenance import FORMAT, FORMAT_VERSION, SUFFIX
from explorer.schema.json_values import listed, mapping, number, text

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Source:
    """An archive file that an export was made from."""

    dataset: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is needed to check an exported file, or to make it again.

    `content_sha256` is that of what comes out of a compressed file.
    """

    name: str
    sha256: str
    bytes: int
    rows: int
    what: str
    mode: str
    file_format: str
    columns_asked: tuple[str, ...]
    split: bool
    piece: int
    only_in_tweets: bool
    datasets: tuple[str, ...]
    filters: tuple[str, ...]
    zone: str
    sources: tuple[Source, ...]
    program_version: str
    database_version: str
    columns_added: tuple[str, ...] = ()
    partition_by: tuple[str, ...] = ()
    kind: str = ""
    by: str = ""
    strict: bool = False
    compared: tuple[str, ...] | None = None
    compression: str = ""
    content_sha256: str = ""
    marks_sha256: str = ""


def read_sidecar(path: Path) -> Sidecar:
    """A sidecar from disk; KnownError where it is none, or one of another version."""
    found = _json(path)
    if found.get("format") != FORMAT:
        raise KnownError(
            f"“{path}” is no provenance file of this program: choose one ending in {SUFFIX}."
        )
    if found.get("format_version") != FORMAT_VERSION:
        raise KnownError(
            f"“{path}” was written by another version of this program: install the newest one."
        )
    try:
        return _sidecar(found)
    except (KeyError, TypeError, ValueError) as error:
        raise KnownError(
            f"“{path}” is damaged: use the provenance file as it was written beside the export."
        ) from error


def _json(path: Path) -> Json:
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KnownError(
            f"There is no provenance file “{path}”: keep it beside the exported file."
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise KnownError(
            f"“{path}” could not be read as a provenance file: choose the file ending in "
            f"{SUFFIX} that lies beside an exported file."
        ) from error
    return cast(Json, found) if isinstance(found, dict) else {}


def _sidecar(found: Json) -> Sidecar:
    output = mapping(found["output"])
    return Sidecar(
        name=text(output["name"]),
        sha256=text(output["sha256"]),
        bytes=number(output["bytes"]),
        rows=number(output["rows"]),
        what=text(found["what"]),
        mode=text(output["mode"]),
        file_format=text(output["file_format"]),
        columns_asked=tuple(text(name) for name in listed(found["columns_asked"])),
        split=bool(found["split"]),
        piece=number(found["piece"]),
        only_in_tweets=bool(found["only_in_tweets"]),
        datasets=tuple(text(name) for name in listed(found["datasets"])),
        filters=_texts(found["filters"]),
        zone=text(found["zone"]),
        sources=tuple(_source(mapping(each)) for each in listed(found["sources"])),
        program_version=text(mapping(found["program"])["version"]),
        database_version=text(mapping(found["database"])["version"]),
        columns_added=tuple(text(name) for name in listed(found.get("columns_added", []))),
        partition_by=tuple(text(name) for name in listed(found.get("partition_by", []))),
        kind=text(found.get("kind", "")),
        by=text(found.get("by", "")),
        strict=bool(found.get("strict", False)),
        compared=_texts(found["compared"]) if "compared" in found else None,
        compression=text(output.get("compression", "")),
        content_sha256=text(output.get("content_sha256", output["sha256"])),
        marks_sha256=text(found.get("marks_sha256", "")),
    )


def _texts(filters: object) -> tuple[str, ...]:
    return tuple(text(mapping(each)["text"]) for each in listed(filters))


def _source(found: Json) -> Source:
    return Source(text(found["dataset"]), text(found["name"]), text(found["sha256"]))
