"""The pieces that command lines are read with: parsers, shared options, values with a minus."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from explorer.cli.asked import Chosen, Form

PROGRAM = "takedown-explorer"
SUMMARIES = MappingProxyType(
    {
        "import": "read a downloaded archive into a workspace",
        "info": "what a workspace holds: datasets, files, parts, rejected records",
        "views": "the views kept in a workspace",
        "case": "take tags, notes, views and filters to another machine, or from one",
        "count": "how many accounts and tweets, in all or bar by bar",
        "export": "write accounts, tweets or edges to a file, with where they come from",
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
        *(
            "--workspace",
            "--dataset",
            "--by",
            "--filter",
            "--compare",
            "--datasets",
            "--view",
            "--zone",
            "--output",
        ),
        *(
            "--mode",
            "--format",
            "--columns",
            "--add",
            "--kind",
            "--compress",
            "--partition-by",
            "--from",
        ),
        *("--tweets", "--accounts", "--seed"),
    }
)

FILTERS = """
filters, all of which must be met:
  language:th   -language:th   client:"Twitter Web App",none   name~news   "words of a tweet"
  followers:10..99   likes:>=100   ratio:unknown   time:2019-06..2019-08   hour@+08:00:9..17
  hashtag:none   -(weekday:mon..fri hour:8..17)"""


def parser_of(command: str, examples: str, usage: str | None = None) -> argparse.ArgumentParser:
    """A parser of one command, with examples below its help."""
    summary = SUMMARIES[command]
    return argparse.ArgumentParser(
        prog=f"{PROGRAM} {command}",
        usage=usage,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def parsed(parser: argparse.ArgumentParser, argv: Sequence[str]) -> argparse.Namespace:
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


def whole_number(text: str) -> int:
    """Digits as a number; commas and underscores between them do not matter."""
    digits = text.replace("_", "").replace(",", "")
    if not (digits.isascii() and digits.isdigit()):
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from 0 on")
    return int(digits)


def add_workspace(parser: argparse.ArgumentParser) -> None:
    """The workspace as a bare word."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE", help="a workspace file")


def add_workspace_option(parser: argparse.ArgumentParser, meaning: str) -> None:
    """The workspace as an option that must be given."""
    parser.add_argument("--workspace", type=Path, required=True, metavar="FILE", help=meaning)


def add_chosen(parser: argparse.ArgumentParser) -> None:
    """What a selection is made of."""
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="EXPR",
        help="what to keep, in the filter language; several must all be met",
    )
    parser.add_argument(
        "--view", metavar="NAME", help="what a view kept in the workspace filters, and its datasets"
    )
    parser.add_argument("--datasets", metavar="a,b", help="look at these datasets only")
    parser.add_argument("--zone", metavar="Z", help="zone of hours and weekdays, usually UTC")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The forms in which numbers can be printed."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print JSON")
    if parser.prog.endswith(" count"):
        forms.add_argument("--csv", action="store_true", help="print CSV")


def add_force(parser: argparse.ArgumentParser) -> None:
    """Leave to overwrite."""
    parser.add_argument("--force", action="store_true", help="overwrite what is there")


def form_of(found: argparse.Namespace) -> Form:
    """The form asked for."""
    if found.json:
        return Form.JSON
    return Form.CSV if getattr(found, "csv", False) else Form.TABLE


def chosen_of(found: argparse.Namespace) -> Chosen:
    """The selection as typed."""
    usual = Chosen()
    return Chosen(tuple(found.filter), found.datasets, found.zone or usual.zone, found.view)
