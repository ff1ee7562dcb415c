"""The command line of `export` read: what to write, how, and where to."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from explorer.cli.asked import Export, ExportAgain
from explorer.cli.options import (
    FILTERS,
    PROGRAM,
    add_chosen,
    add_force,
    chosen_of,
    parsed,
    parser_of,
)

ENTITIES = ("accounts", "tweets", "both", "edges", "files")

_USAGE = f"""\
{PROGRAM} export accounts|tweets|both WORKSPACE --output FILE [options]
       {PROGRAM} export edges WORKSPACE --kind retweets|replies|mentions --output FILE [options]
       {PROGRAM} export --from X.provenance.json --workspace WORKSPACE --output FILE"""
_EXAMPLES = """\
  export tweets thailand.duckdb --output t.csv --filter language:th
  export edges thailand.duckdb --kind retweets --output network.graphml
  export --from t.csv.provenance.json --workspace thailand.duckdb --output again.csv
"""


def read_export(command: str, argv: Sequence[str]) -> Export | ExportAgain:
    """An export, or the same again; wrong usage ends in SystemExit."""
    parser = _parser(command)
    found = parsed(parser, argv)
    if found.provenance is not None:
        return _again(parser, found)
    if found.entity not in ENTITIES:
        parser.error(f"say what to export: {', '.join(ENTITIES[:-1])} or {ENTITIES[-1]}")
    if (found.given is None) == (found.workspace is None):
        parser.error("name one workspace: export tweets WORKSPACE --output FILE")
    if (found.entity == "edges") != bool(found.kind):
        parser.error("edges, and nothing else, have a kind: --kind retweets, replies or mentions")
    return Export(
        entity=found.entity,
        workspace=found.given or found.workspace,
        output=found.output,
        chosen=chosen_of(found),
        mode=found.mode or "exact",
        format=found.format,
        columns=found.columns,
        added=found.add,
        kind=found.kind or "",
        compression=found.compress,
        partition_by=found.partition_by,
        split=found.split,
        only_in_tweets=found.only_in_tweets,
        force=found.force,
    )


def _parser(command: str) -> argparse.ArgumentParser:
    parser = parser_of(command, _EXAMPLES + FILTERS, _USAGE)
    parser.add_argument("entity", nargs="?", metavar="|".join(ENTITIES), help="what to write")
    parser.add_argument("given", nargs="?", type=Path, metavar="WORKSPACE", help="a workspace file")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="where to")
    add_chosen(parser)
    _add_forms(parser)
    _add_columns(parser)
    parser.add_argument("--split", action="store_true", help="a file for each layout")
    parser.add_argument(
        "--only-in-tweets",
        action="store_true",
        help="accounts known only from their tweets too, which no users file holds",
    )
    parser.add_argument(
        "--kind",
        choices=("retweets", "replies", "mentions"),
        help="of edges: from whoever writes to whoever is retweeted, answered or mentioned",
    )
    parser.add_argument(
        "--from", dest="provenance", type=Path, metavar="X.provenance.json", help="the same again"
    )
    parser.add_argument("--workspace", type=Path, metavar="WORKSPACE", help="a workspace file")
    add_force(parser)
    return parser


def _add_forms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mode",
        choices=("exact", "spreadsheet"),
        help="exact: nothing altered (usual); spreadsheet: safe to open in one",
    )
    parser.add_argument(
        "--format",
        choices=("csv", "parquet", "graphml"),
        help="usually what the file's name ends in, else csv; graphml is for edges",
    )
    parser.add_argument(
        "--compress",
        choices=("gzip", "zip"),
        help="usually what the file's name ends in (.gz, .zip), else not compressed",
    )
    parser.add_argument(
        "--partition-by",
        metavar="dataset,year",
        help="a folder of Parquet files in folders of these, as clusters read them",
    )


def _add_columns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--columns", metavar="a,b|official", help="these columns, or the 31 official ones of 2019"
    )
    parser.add_argument(
        "--add",
        metavar="a,b",
        help="columns that no archive has: dataset; with tweets tweet_time_exact and "
        "retweeted_handle; with accounts tweets_in_selection; your own account_tags and "
        "account_note, with tweets tweet_tags and tweet_note",
    )


def _again(parser: argparse.ArgumentParser, found: argparse.Namespace) -> ExportAgain:
    chosen = ("filter", "view", "datasets", "zone", "mode", "format", "compress", "columns")
    more = ("add", "kind", "partition_by", "split", "only_in_tweets")
    others = [name for name in (*chosen, *more) if getattr(found, name)]
    if others:
        parser.error(f"--from says everything itself; leave out --{others[0].replace('_', '-')}")
    # The only bare word there can be is the workspace, read in the place of the entity.
    bare = [Path(word) for word in (found.entity, found.given) if word is not None]
    named = bare if found.workspace is None else [found.workspace, *bare]
    if len(named) != 1:
        parser.error("name one workspace: export --from FILE --workspace WORKSPACE --output FILE")
    return ExportAgain(found.provenance, named[0], found.output, found.force)
