"""What a command line asks for, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Form(StrEnum):
    """How numbers are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A selection as it was typed: filters, names of datasets (None for all), a zone.

    `view` names a view kept in the workspace, to which the filters are added.
    """

    filters: tuple[str, ...] = ()
    datasets: str | None = None
    zone: str = "UTC"
    view: str | None = None


@dataclass(frozen=True, slots=True)
class Import:
    paths: tuple[Path, ...]
    workspace: Path
    dataset: str | None = None
    dry_run: bool = False
    accept_damaged: bool = False
    form: Form = Form.TABLE


@dataclass(frozen=True, slots=True)
class Info:
    """`rejects` asks for every rejected record too."""

    workspace: Path
    rejects: bool = False
    form: Form = Form.TABLE


@dataclass(frozen=True, slots=True)
class Views:
    """What views a workspace keeps."""

    workspace: Path
    form: Form = Form.TABLE


@dataclass(frozen=True, slots=True)
class Count:
    """`by` is None where totals are wanted, `output` where they are printed.

    `compare` are the filters of a selection to compare with, None for no comparison.
    """

    workspace: Path
    chosen: Chosen = Chosen()
    by: str | None = None
    compare: tuple[str, ...] | None = None
    strict: bool = False
    form: Form = Form.TABLE
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """`columns` and `added` are as typed; None for the archive's own.

    `format` and `compression` are None where the file's name decides.
    """

    entity: str
    workspace: Path
    output: Path
    chosen: Chosen = Chosen()
    mode: str = "exact"
    format: str | None = None
    columns: str | None = None
    added: str | None = None
    kind: str = ""
    compression: str | None = None
    partition_by: str | None = None
    split: bool = False
    only_in_tweets: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class ExportAgain:
    """The export that a sidecar describes."""

    provenance: Path
    workspace: Path
    output: Path
    force: bool = False


@dataclass(frozen=True, slots=True)
class Verify:
    file: Path


@dataclass(frozen=True, slots=True)
class Check:
    workspace: Path
    form: Form = Form.TABLE


@dataclass(frozen=True, slots=True)
class Remove:
    """`force` means that nobody is asked whether it is meant."""

    workspace: Path
    dataset: str
    force: bool = False


@dataclass(frozen=True, slots=True)
class Rename:
    workspace: Path
    dataset: str
    name: str


@dataclass(frozen=True, slots=True)
class Sample:
    folder: Path
    tweets: int
    accounts: int
    seed: int
    force: bool = False


@dataclass(frozen=True, slots=True)
class CaseSave:
    """What was found in a workspace, as a case file."""

    workspace: Path
    output: Path
    chosen: Chosen = Chosen()
    force: bool = False


@dataclass(frozen=True, slots=True)
class CaseOpen:
    """A case file taken into a workspace; `dry_run` only says what it would bring."""

    file: Path
    workspace: Path
    dry_run: bool = False


_Reads = Info | Views | Count | Export | ExportAgain | CaseSave | Verify | Check
_Changes = Import | Remove | Rename | CaseOpen | Sample
Asked = _Reads | _Changes
