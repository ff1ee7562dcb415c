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
    Chosen,
    Count,
    Export,
    ExportAgain,
    Form,
    Import,
    Info,
    Remove,
    Rename,
    Sample,
    Verify,
)

PROGRAM = "takedown-explorer"
SUMMARIES = MappingProxyType(
    {
        "import": "read a downloaded archive into a workspace",
        "info": "what a workspace holds: datasets, files, parts, rejected records",
        "count": "how many accounts and tweets, in all or bar by bar",
        "export": "write accounts or tweets to a file, with where they come from",
        "verify": "compare an exported file with its provenance",
        "check": "look for damage in a workspace",
        "remove": "take a dataset out of a workspace",
        "rename": "give a dataset another name",
        "sample": "write a synthetic archive to try things with",
        "render": "draw the window of a workspace into a picture",
    }
)
# Their values may begin with a minus sign, which argparse would take for an option.
VALUED = frozenset(
    {
        *("--workspace", "--dataset", "--by", "--filter", "--datasets", "--zone", "--output"),
        *("--mode", "--format", "--columns", "--from", "--tweets", "--accounts", "--seed"),
    }
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


def _parser(command: str, examples: str) -> argparse.ArgumentParser:
    summary = SUMMARIES[command]
    return argparse.ArgumentParser(
        prog=f"{PROGRAM} {command}",
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _parsed(parser: argparse.ArgumentParser, argv: Sequence[str]) -> argparse.Namespace:
    """Options may stand before, between and after the other words; none follows a `--`."""
    words = _values_joined(argv)
    # Between words argparse would lose the mark and take the next one for an option.
    return parser.parse_args(words) if "--" in words else parser.parse_intermixed_args(words)


def _values_joined(argv: Sequence[str]) -> list[str]:
    """`--filter -language:th` as `--filter=-language:th`; a word with -- is no value."""
    joined: list[str] = []
    words = list(argv)
    while words:
        word = words.pop(0)
        if word == "--":
            return [*joined, word, *words]
        if word in VALUED and words and not words[0].startswith("--"):
            word = f"{word}={words.pop(0)}"
        joined.append(word)
    return joined


def _import(command: str, argv: Sequence[str]) -> Import:
    parser = _parser(
        command,
        "  import thailand_092020 --workspace thailand.duckdb\n"
        "  import *.zip --workspace all.duckdb --dry-run",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folder, zip or CSV")
    _add_workspace_option(parser, "made where it is not there yet")
    parser.add_argument("--dataset", metavar="NAME", help="name of the dataset, instead of its own")
    parser.add_argument("--dry-run", action="store_true", help="say what would be imported")
    parser.add_argument(
        "--accept-damaged",
        action="store_true",
        help="import the whole records of damaged files and keep the others as rejected",
    )
    _add_json(parser)
    found = _parsed(parser, argv)
    return Import(
        paths=tuple(found.paths),
        workspace=found.workspace,
        dataset=found.dataset,
        dry_run=found.dry_run,
        accept_damaged=found.accept_damaged,
        form=_form(found),
    )


def _info(command: str, argv: Sequence[str]) -> Info:
    parser = _parser(command, "  info thailand.duckdb --json")
    _add_workspace(parser)
    parser.add_argument("--rejects", action="store_true", help="every rejected record too")
    _add_json(parser)
    found = _parsed(parser, argv)
    return Info(found.workspace, found.rejects, _form(found))


def _count(command: str, argv: Sequence[str]) -> Count:
    parser = _parser(
        command,
        "  count thailand.duckdb --by kind\n"
        "  count thailand.duckdb --by time:month --filter -language:th --filter followers:0",
    )
    _add_workspace(parser)
    parser.add_argument(
        "--by",
        metavar="FIELD[:BINS]",
        help="bar by bar: time:day, followers:log, followers:20, language:10, hour,weekday",
    )
    _add_chosen(parser)
    parser.add_argument(
        "--strict", action="store_true", help="apply filters on the field of --by to its bars too"
    )
    _add_json(parser)
    found = _parsed(parser, argv)
    return Count(found.workspace, _chosen(found), found.by, found.strict, _form(found))


def _export(command: str, argv: Sequence[str]) -> Export | ExportAgain:
    parser = _parser(
        command,
        "  export tweets thailand.duckdb --output t.csv --filter language:th\n"
        "  export --from t.csv.provenance.json --workspace thailand.duckdb --output again.csv",
    )
    parser.add_argument("entity", nargs="?", metavar="accounts|tweets", help="what to write")
    parser.add_argument("given", nargs="?", type=Path, metavar="WORKSPACE")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="where to")
    _add_chosen(parser)
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
    parser.add_argument("--workspace", type=Path, metavar="WORKSPACE", help="with --from")
    _add_force(parser)
    found = _parsed(parser, argv)
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
        chosen=_chosen(found),
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
    parser = _parser(command, "  verify t.csv")
    parser.add_argument("file", type=Path, metavar="FILE", help="an exported file")
    return Verify(_parsed(parser, argv).file)


def _check(command: str, argv: Sequence[str]) -> Check:
    parser = _parser(command, "  check thailand.duckdb")
    _add_workspace(parser)
    _add_json(parser)
    found = _parsed(parser, argv)
    return Check(found.workspace, _form(found))


def _remove(command: str, argv: Sequence[str]) -> Remove:
    parser = _parser(command, "  remove all.duckdb thailand_092020")
    _add_workspace(parser)
    parser.add_argument("dataset", metavar="DATASET", help="its name, as info tells it")
    parser.add_argument("--force", action="store_true", help="do not ask at a terminal")
    found = _parsed(parser, argv)
    return Remove(found.workspace, found.dataset, found.force)


def _rename(command: str, argv: Sequence[str]) -> Rename:
    parser = _parser(command, "  rename all.duckdb thailand_092020 army")
    _add_workspace(parser)
    parser.add_argument("dataset", metavar="DATASET", help="its name now")
    parser.add_argument("name", metavar="NAME", help="the new name")
    found = _parsed(parser, argv)
    return Rename(found.workspace, found.dataset, found.name)


def _sample(command: str, argv: Sequence[str]) -> Sample:
    parser = _parser(command, "  sample try-me --tweets 100000 --accounts 1000 --seed 7")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="made where it is not there")
    for name, usual in (
        ("tweets", SAMPLE_TWEETS),
        ("accounts", SAMPLE_ACCOUNTS),
        ("seed", SAMPLE_SEED),
    ):
        parser.add_argument(
            f"--{name}", type=_number, default=usual, metavar="N", help=f"usually {usual:,}"
        )
    _add_force(parser)
    found = _parsed(parser, argv)
    return Sample(found.folder, found.tweets, found.accounts, found.seed, found.force)


def _number(text: str) -> int:
    digits = text.replace("_", "").replace(",", "")
    if not (digits.isascii() and digits.isdigit()):
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from 0 on")
    return int(digits)


def _add_workspace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE", help="a workspace file")


def _add_workspace_option(parser: argparse.ArgumentParser, meaning: str) -> None:
    parser.add_argument("--workspace", type=Path, required=True, metavar="FILE", help=meaning)


def _add_chosen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="EXPR",
        help="what to keep, in the filter language; several must all be met",
    )
    parser.add_argument("--datasets", metavar="a,b", help="look at these datasets only")
    parser.add_argument("--zone", metavar="Z", help="zone of hours and weekdays, usually UTC")


def _add_json(parser: argparse.ArgumentParser) -> None:
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print JSON")
    if parser.prog.endswith(" count"):
        forms.add_argument("--csv", action="store_true", help="print CSV")


def _add_force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="overwrite what is there")


def _form(found: argparse.Namespace) -> Form:
    if found.json:
        return Form.JSON
    return Form.CSV if getattr(found, "csv", False) else Form.TABLE


def _chosen(found: argparse.Namespace) -> Chosen:
    usual = Chosen()
    return Chosen(tuple(found.filter), found.datasets, found.zone or usual.zone)


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
