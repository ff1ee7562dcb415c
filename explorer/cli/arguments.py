"""Command lines read: which words and options each command takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

from explorer import __version__
from explorer.cli.asked import (
    Asked,
    CaseOpen,
    CaseSave,
    Check,
    Chosen,
    Count,
    Import,
    Info,
    Remove,
    Rename,
    Sample,
    Verify,
    Views,
)
from explorer.cli.export_arguments import read_export
from explorer.cli.options import (
    FILTERS,
    PROGRAM,
    SUMMARIES,
    add_chosen,
    add_force,
    add_json,
    add_workspace,
    add_workspace_option,
    chosen_of,
    form_of,
    parsed,
    parser_of,
    whole_number,
)

SAMPLE_TWEETS = 20_000
SAMPLE_ACCOUNTS = 300
SAMPLE_SEED = 1

_ABOUT = """\
Explore archives of accounts that a platform took down. Nothing leaves this computer.
Without a command the window opens on the paths: a workspace, a folder, zip or CSV."""


def parse(argv: Sequence[str]) -> Asked:
    """What is asked for; help, version and wrong usage end in SystemExit, as argparse does."""
    reader = _READERS.get(argv[0]) if argv else None
    if reader is None:
        top = _top_parser()
        top.parse_args(argv)
        top.error("name a command; --help lists them")
    return reader(argv[0], argv[1:])


def _top_parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:9}{summary}" for name, summary in SUMMARIES.items())
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [PATH ...] [--workspace FILE] [--sample]\n"
        f"       {PROGRAM} COMMAND ...   ({PROGRAM} COMMAND --help explains one)",
        description=f"{_ABOUT}\n\ncommands:\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--workspace", metavar="FILE", help="the window: open or add to this file")
    parser.add_argument("--sample", action="store_true", help="the window: on synthetic data")
    parser.add_argument("--self-test", action="store_true", help="try every part of the program")
    return parser


def _import(command: str, argv: Sequence[str]) -> Import:
    parser = parser_of(
        command,
        "  import thailand_092020 --workspace thailand.duckdb\n"
        "  import *.zip --workspace all.duckdb --dry-run",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folder, zip or CSV")
    add_workspace_option(parser, "made where it is not there yet")
    parser.add_argument("--dataset", metavar="NAME", help="name of the dataset, instead of its own")
    parser.add_argument("--dry-run", action="store_true", help="say what would be imported")
    parser.add_argument(
        "--accept-damaged",
        action="store_true",
        help="import the whole records of damaged files and keep the others as rejected",
    )
    add_json(parser)
    found = parsed(parser, argv)
    return Import(
        paths=tuple(found.paths),
        workspace=found.workspace,
        dataset=found.dataset,
        dry_run=found.dry_run,
        accept_damaged=found.accept_damaged,
        form=form_of(found),
    )


def _info(command: str, argv: Sequence[str]) -> Info:
    parser = parser_of(command, "  info thailand.duckdb --json")
    add_workspace(parser)
    parser.add_argument("--rejects", action="store_true", help="every rejected record too")
    add_json(parser)
    found = parsed(parser, argv)
    return Info(found.workspace, found.rejects, form_of(found))


def _views(command: str, argv: Sequence[str]) -> Views:
    parser = parser_of(command, "  views thailand.duckdb\n  count thailand.duckdb --view NAME")
    add_workspace(parser)
    add_json(parser)
    found = parsed(parser, argv)
    return Views(found.workspace, form_of(found))


def _case(command: str, argv: Sequence[str]) -> CaseSave | CaseOpen:
    parser = parser_of(
        command,
        "  case save thailand.duckdb --output thailand.case.zip --filter tag:marked\n"
        "  case open thailand.case.zip --workspace mine.duckdb --dry-run",
        f"{PROGRAM} case save WORKSPACE --output FILE [options]\n"
        f"       {PROGRAM} case open FILE --workspace WORKSPACE [--dry-run]",
    )
    parser.add_argument("action", choices=("save", "open"), help="to a file, or from one")
    parser.add_argument("path", type=Path, metavar="WORKSPACE|FILE", help="what to save, or open")
    parser.add_argument("--output", type=Path, metavar="FILE", help="save: where to")
    parser.add_argument("--workspace", type=Path, metavar="FILE", help="open: into which workspace")
    parser.add_argument("--dry-run", action="store_true", help="open: only say what it brings")
    add_chosen(parser)
    add_force(parser)
    found = parsed(parser, argv)
    if found.action == "save":
        if found.output is None or found.workspace is not None or found.dry_run:
            parser.error("save a workspace: case save WORKSPACE --output FILE")
        return CaseSave(found.path, found.output, chosen_of(found), found.force)
    if found.workspace is None or found.output is not None or chosen_of(found) != Chosen():
        parser.error("open a case file: case open FILE --workspace WORKSPACE")
    return CaseOpen(found.path, found.workspace, found.dry_run)


def _count(command: str, argv: Sequence[str]) -> Count:
    parser = parser_of(
        command,
        "  count thailand.duckdb --by kind\n"
        "  count thailand.duckdb --by time:month --filter -language:th --filter followers:0\n"
        "  count thailand.duckdb --by client:10 --compare followers:0 --filter followers:>0\n"
        + FILTERS,
    )
    add_workspace(parser)
    parser.add_argument(
        "--by",
        metavar="FIELD[:BINS]",
        help="bar by bar: time:day, followers:log, followers:20, language:10, hour,weekday; "
        "time:month,kind with what each bar is made of",
    )
    add_chosen(parser)
    parser.add_argument(
        "--compare",
        action="append",
        metavar="EXPR",
        help="what to compare with, called A, as shares; an empty text is everything in scope",
    )
    parser.add_argument(
        "--strict", action="store_true", help="apply filters on the field of --by to its bars too"
    )
    add_json(parser)
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="a CSV with its provenance, nothing printed"
    )
    add_force(parser)
    found = parsed(parser, argv)
    if found.output is not None and found.json:
        parser.error("--output writes CSV: leave out --json")
    return Count(
        workspace=found.workspace,
        chosen=chosen_of(found),
        by=found.by,
        compare=None if found.compare is None else tuple(found.compare),
        strict=found.strict,
        form=form_of(found),
        output=found.output,
        force=found.force,
    )


def _verify(command: str, argv: Sequence[str]) -> Verify:
    parser = parser_of(command, "  verify t.csv")
    parser.add_argument("file", type=Path, metavar="FILE", help="an exported file")
    return Verify(parsed(parser, argv).file)


def _check(command: str, argv: Sequence[str]) -> Check:
    parser = parser_of(command, "  check thailand.duckdb")
    add_workspace(parser)
    add_json(parser)
    found = parsed(parser, argv)
    return Check(found.workspace, form_of(found))


def _remove(command: str, argv: Sequence[str]) -> Remove:
    parser = parser_of(command, "  remove all.duckdb thailand_092020")
    add_workspace(parser)
    parser.add_argument("dataset", metavar="DATASET", help="its name, as info tells it")
    parser.add_argument("--force", action="store_true", help="do not ask at a terminal")
    found = parsed(parser, argv)
    return Remove(found.workspace, found.dataset, found.force)


def _rename(command: str, argv: Sequence[str]) -> Rename:
    parser = parser_of(command, "  rename all.duckdb thailand_092020 army")
    add_workspace(parser)
    parser.add_argument("dataset", metavar="DATASET", help="its name now")
    parser.add_argument("name", metavar="NAME", help="the new name")
    found = parsed(parser, argv)
    return Rename(found.workspace, found.dataset, found.name)


def _sample(command: str, argv: Sequence[str]) -> Sample:
    parser = parser_of(command, "  sample try-me --tweets 100000 --accounts 1000 --seed 7")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="made where it is not there")
    for name, usual in (
        ("tweets", SAMPLE_TWEETS),
        ("accounts", SAMPLE_ACCOUNTS),
        ("seed", SAMPLE_SEED),
    ):
        parser.add_argument(
            f"--{name}", type=whole_number, default=usual, metavar="N", help=f"usually {usual:,}"
        )
    add_force(parser)
    found = parsed(parser, argv)
    return Sample(found.folder, found.tweets, found.accounts, found.seed, found.force)


_READERS: MappingProxyType[str, Callable[[str, Sequence[str]], Asked]] = MappingProxyType(
    {
        "import": _import,
        "info": _info,
        "views": _views,
        "case": _case,
        "count": _count,
        "export": read_export,
        "verify": _verify,
        "check": _check,
        "remove": _remove,
        "rename": _rename,
        "sample": _sample,
    }
)
