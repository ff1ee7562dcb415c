"""Command lines read: which words and options each command takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

from explorer import __version__
from explorer.cli.asked import (
    Asked,
    Check,
    Count,
    Export,
    ExportAgain,
    Import,
    Info,
    Remove,
    Rename,
    Sample,
    Verify,
)
from explorer.cli.options import (
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

_EXPORT_USAGE = f"""\
{PROGRAM} export accounts|tweets WORKSPACE --output FILE [options]
       {PROGRAM} export --from X.provenance.json --workspace WORKSPACE --output FILE"""
_FILTERS = """
filters, all of which must be met:
  language:th   -language:th   client:"Twitter Web App",none   name~news   "words of a tweet"
  followers:10..99   likes:>=100   ratio:unknown   time:2019-06..2019-08   hour@+08:00:9..17
  hashtag:none   -(weekday:mon..fri hour:8..17)"""
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


def _count(command: str, argv: Sequence[str]) -> Count:
    parser = parser_of(
        command,
        "  count thailand.duckdb --by kind\n"
        "  count thailand.duckdb --by time:month --filter -language:th --filter followers:0\n"
        + _FILTERS,
    )
    add_workspace(parser)
    parser.add_argument(
        "--by",
        metavar="FIELD[:BINS]",
        help="bar by bar: time:day, followers:log, followers:20, language:10, hour,weekday",
    )
    add_chosen(parser)
    parser.add_argument(
        "--strict", action="store_true", help="apply filters on the field of --by to its bars too"
    )
    add_json(parser)
    found = parsed(parser, argv)
    return Count(found.workspace, chosen_of(found), found.by, found.strict, form_of(found))


def _export(command: str, argv: Sequence[str]) -> Export | ExportAgain:
    parser = parser_of(
        command,
        "  export tweets thailand.duckdb --output t.csv --filter language:th\n"
        "  export --from t.csv.provenance.json --workspace thailand.duckdb --output again.csv\n"
        + _FILTERS,
        _EXPORT_USAGE,
    )
    parser.add_argument("entity", nargs="?", metavar="accounts|tweets", help="what to write")
    parser.add_argument("given", nargs="?", type=Path, metavar="WORKSPACE", help="a workspace file")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="where to")
    add_chosen(parser)
    parser.add_argument(
        "--mode",
        choices=("exact", "spreadsheet"),
        help="exact: nothing altered (usual); spreadsheet: safe to open in one",
    )
    parser.add_argument("--format", choices=("csv", "parquet"), help="usually csv")
    parser.add_argument(
        "--columns", metavar="a,b|official", help="these columns, or the 31 official ones of 2019"
    )
    parser.add_argument("--split", action="store_true", help="a file for each layout")
    parser.add_argument(
        "--only-in-tweets",
        action="store_true",
        help="accounts known only from their tweets too, which no users file holds",
    )
    parser.add_argument(
        "--from", dest="provenance", type=Path, metavar="X.provenance.json", help="the same again"
    )
    parser.add_argument("--workspace", type=Path, metavar="WORKSPACE", help="a workspace file")
    add_force(parser)
    found = parsed(parser, argv)
    if found.provenance is not None:
        return _export_again(parser, found)
    if found.entity not in ("accounts", "tweets"):
        parser.error("say what to export: accounts or tweets")
    if (found.given is None) == (found.workspace is None):
        parser.error("name one workspace: export tweets WORKSPACE --output FILE")
    return Export(
        entity=found.entity,
        workspace=found.given or found.workspace,
        output=found.output,
        chosen=chosen_of(found),
        mode=found.mode or "exact",
        format=found.format or "csv",
        columns=found.columns,
        split=found.split,
        only_in_tweets=found.only_in_tweets,
        force=found.force,
    )


def _export_again(parser: argparse.ArgumentParser, found: argparse.Namespace) -> ExportAgain:
    chosen = ("filter", "datasets", "zone", "mode", "format", "columns", "split")
    others = [name for name in (*chosen, "only_in_tweets") if getattr(found, name)]
    if others:
        parser.error(f"--from says everything itself; leave out --{others[0].replace('_', '-')}")
    # The only bare word there can be is the workspace, read in the place of the entity.
    bare = [Path(word) for word in (found.entity, found.given) if word is not None]
    named = bare if found.workspace is None else [found.workspace, *bare]
    if len(named) != 1:
        parser.error("name one workspace: export --from FILE --workspace WORKSPACE --output FILE")
    return ExportAgain(found.provenance, named[0], found.output, found.force)


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
        "count": _count,
        "export": _export,
        "verify": _verify,
        "check": _check,
        "remove": _remove,
        "rename": _rename,
        "sample": _sample,
    }
)
