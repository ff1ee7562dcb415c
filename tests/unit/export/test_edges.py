"""Who retweets, answers and mentions whom: counted by hand, and opened by an independent reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from explorer.errors import KnownError
from explorer.export.order import (
    CSV,
    EDGES,
    GRAPHML,
    PARQUET,
    SPREADSHEET,
    TWEETS,
    ExportOrder,
)
from explorer.export.reproduce import reproduce
from explorer.export.verify import verify
from explorer.export.write import write
from explorer.query.export_edges import EDGE_COLUMNS, EDGE_KINDS
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.store.reader import Reader
from tests.unit.export.shelf import account, imported, put_dataset, read_csv, tweet

BO: dict[str, str] = {"userid": "+Bo/=", "user_screen_name": "+Bo/=", "user_display_name": "+Bo/="}
CY: dict[str, str] = {"userid": "1003", "user_screen_name": "Cy_1", "user_display_name": 'C"<&\x01'}
TWIN: dict[str, str] = {"userid": "1004", "user_screen_name": "twin"}
TWIN_TOO: dict[str, str] = {"userid": "1005", "user_screen_name": "Twin"}


def retweet(of: str, **cells: str) -> list[str]:
    return tweet(is_retweet="true", tweet_text=f"RT @{of}: so it is", **cells)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann retweets Cy in two spellings, somebody outside and a handle that two accounts have."""
    users = [account(), account(**BO), account(**CY), account(**TWIN), account(**TWIN_TOO)]
    tweets = [
        retweet("cy_1", tweetid="1", tweet_time="2019-06-09 12:30"),
        retweet("CY_1", tweetid="2", tweet_time="2018-06-09 12:30"),
        retweet("News", tweetid="3"),
        retweet("news", tweetid="4"),
        retweet("News", tweetid="5", **BO),
        retweet("TWIN", tweetid="6", **BO),
        tweet(tweetid="7", is_retweet="true", tweet_text="nobody is named"),
        tweet(tweetid="8", in_reply_to_userid="1003", in_reply_to_tweetid="99", **BO),
        tweet(tweetid="9", in_reply_to_userid="65453567.0", in_reply_to_tweetid="98"),
        tweet(tweetid="10", in_reply_to_tweetid="97"),
        tweet(tweetid="11", user_mentions="['1003', '1003', '+Bo/=']"),
        tweet(tweetid="12", user_mentions="[1003, 7]"),
        tweet(tweetid="13", user_mentions="[]", tweet_language="th"),
    ]
    return put_dataset(tmp_path_factory.mktemp("network"), users, tweets)


@pytest.fixture(scope="module")
def asking(network: Path) -> Iterator[Reader]:
    with imported(None, network) as database, database.reader() as reader:
        yield reader


def order(kind: str, path: Path, **wanted: Any) -> ExportOrder:
    return ExportOrder(EDGES, path, kind=kind, **wanted)


def found(path: Path, *names: str) -> list[tuple[str, ...]]:
    header, *rows = read_csv(path)
    return [tuple(row[header.index(name)] for name in names) for row in rows]


@pytest.mark.parametrize(
    ("kind", "edges"),
    [
        ("retweets", [
            ("+Bo/=", "@News", "1", "false"),
            ("+Bo/=", "@TWIN", "1", "false"),
            ("1001", "1003", "2", "true"),
            ("1001", "@News", "2", "false"),
        ]),
        ("replies", [("+Bo/=", "1003", "1", "true"), ("1001", "65453567.0", "1", "false")]),
        ("mentions", [
            ("1001", "+Bo/=", "1", "true"),
            ("1001", "1003", "2", "true"),
            ("1001", "7", "1", "false"),
        ]),
    ],
)  # fmt: skip
def test_each_pair_once_with_its_tweets(
    kind: str, edges: list[tuple[str, ...]], asking: Reader, out: Path
) -> None:
    done = write(order(kind, out / "x.csv"), asking)
    names = ("source", "target", "weight", "target_in_archive")
    assert found(out / "x.csv", *names) == edges
    assert done.rows == done.all_rows == len(edges)
    assert verify(out / "x.csv").startswith(f"“{out / 'x.csv'}” is as it was exported")


def test_an_edge_tells_handles_and_times(asking: Reader, out: Path) -> None:
    write(order("retweets", out / "x.csv", selection=Selection(parse("tweet:1,2"))), asking)
    assert read_csv(out / "x.csv") == [
        list(EDGE_COLUMNS),
        ["1001", "1003", "Directed", "2", "test_012020", "ann", "Cy_1", "true",
         "2018-06-09 12:30", "2019-06-09 12:30"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("retweets", "1 of 7 selected retweets do not say whom they point at"),
        ("replies", "1 of 3 selected replies do not say whom they point at"),
    ],
)
def test_tweets_that_point_at_nobody_are_told(
    kind: str, says: str, asking: Reader, out: Path
) -> None:
    done = write(order(kind, out / "x.csv"), asking)
    assert [note[: len(says)] for note in done.notes] == [says]


def test_filters_count_as_everywhere(asking: Reader, out: Path) -> None:
    some = Selection(parse("account:1001 -tweet:3"))
    done = write(order("retweets", out / "x.csv", selection=some), asking)
    assert found(out / "x.csv", "source", "target", "weight") == [
        ("1001", "1003", "2"),
        ("1001", "@news", "1"),
    ]
    assert (done.rows, done.all_rows) == (2, 4)


@pytest.mark.parametrize("wanted", [{}, {"format": GRAPHML}], ids=["csv", "graphml"])
def test_no_edges_give_an_empty_file_and_a_clear_word(
    wanted: dict[str, str], asking: Reader, out: Path
) -> None:
    nobody = Selection(parse("language:th"))
    done = write(order("mentions", out / "x", selection=nobody, **wanted), asking)
    assert (done.rows, done.notes) == (0, ("No mentions are selected: the file holds no edges.",))
    if wanted:
        assert nx.read_graphml(out / "x").number_of_nodes() == 0
    else:
        assert read_csv(out / "x") == [list(EDGE_COLUMNS)]


@pytest.mark.parametrize("kind", EDGE_KINDS)
@pytest.mark.parametrize("size", [1, 2, 50])
def test_graphml_opens_elsewhere_with_the_edges_of_the_csv(
    kind: str, size: int, asking: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.edges.EDGES_A_BLOCK", size)
    write(order(kind, out / "x.csv"), asking)
    write(order(kind, out / "x.graphml", format=GRAPHML), asking)
    graph = nx.read_graphml(out / "x.graphml")
    edges = [
        (source, target, str(data["weight"]), data["dataset"])
        for source, target, data in graph.edges(data=True)
    ]
    assert sorted(edges) == found(out / "x.csv", "source", "target", "weight", "dataset")
    assert graph.is_directed()


def test_nodes_of_a_graph_are_described(asking: Reader, out: Path) -> None:
    write(order("retweets", out / "x.graphml", format=GRAPHML), asking)
    nodes = dict(nx.read_graphml(out / "x.graphml").nodes(data=True))
    assert sorted(nodes) == ["+Bo/=", "1001", "1003", "@News", "@TWIN"]
    assert nodes["1003"] == {
        "label": "Cy_1",
        "handle": "Cy_1",
        "name": 'C"<&\ufffd',
        "in_archive": True,
        "followers": 5,
        "following": 7,
        "created": "2017-08-18",
    }
    assert nodes["@News"] == {"label": "News", "handle": "News", "in_archive": False}


def test_an_id_in_two_datasets_is_one_node_with_an_edge_each(
    network: Path, tmp_path: Path, out: Path
) -> None:
    other = put_dataset(tmp_path / "b", None, [retweet("News", tweetid="1")], "aaa_012020")
    with imported(None, network, other) as database, database.reader() as reader:
        write(order("retweets", out / "x.graphml", format=GRAPHML), reader)
    graph = nx.read_graphml(out / "x.graphml", force_multigraph=True)
    edges = [
        (s, t, d["dataset"]) for s, t, d in graph.edges(data=True) if (s, t) == ("1001", "@News")
    ]
    assert edges == [("1001", "@News", "aaa_012020"), ("1001", "@News", "test_012020")]


@pytest.mark.parametrize("file_format", [CSV, GRAPHML])
@pytest.mark.parametrize("kind", EDGE_KINDS)
def test_the_same_bytes_from_another_workspace(
    kind: str, file_format: str, network: Path, tmp_path: Path, asking: Reader, out: Path
) -> None:
    """Imported after another dataset, whose accounts, handles and ids get the lower numbers."""
    some = Selection(parse("-language:th"))
    first = write(order(kind, out / "x", format=file_format, selection=some), asking)
    other = put_dataset(
        tmp_path / "b", None, [retweet("news"), tweet(user_mentions="[7]", **CY)], "zzz_012020"
    )
    with imported(None, other, network) as database, database.reader() as elsewhere:
        again = reproduce(first.sidecars[0], out / "y", elsewhere)
    assert again.sha256 == first.sha256


def test_ids_are_safe_in_spreadsheets(asking: Reader, out: Path) -> None:
    write(order("retweets", out / "x.csv", mode=SPREADSHEET), asking)
    rows = read_csv(out / "x.csv", "utf-8-sig")
    assert rows[1][:2] == ["'+Bo/=", "'@News"]


def test_more_edges_than_a_worksheet_holds_are_refused(
    asking: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.edges.SPREADSHEET_ROWS", 3)
    with pytest.raises(KnownError, match="4 edges, and a spreadsheet holds 3 rows"):
        write(order("retweets", out / "x.csv", mode=SPREADSHEET), asking)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"what": EDGES}, "There are no edges of the kind “”"),
        ({"what": EDGES, "kind": "retweets", "format": PARQUET}, "as CSV or GraphML"),
        ({"what": EDGES, "kind": "retweets", "columns": ("source",)}, "columns of their own"),
        (
            {"what": EDGES, "kind": "retweets", "format": GRAPHML, "mode": SPREADSHEET},
            "GraphML is not for spreadsheets",
        ),
        ({"what": TWEETS, "format": GRAPHML}, "GraphML is for edges"),
        ({"what": TWEETS, "kind": "retweets"}, "A kind belongs to edges"),
    ],
    ids=["no kind", "parquet", "columns", "spreadsheet", "tweets as graph", "kind of tweets"],
)
def test_combinations_that_cannot_be_had(
    wanted: dict[str, Any], says: str, asking: Reader, out: Path
) -> None:
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(path=out / "x.csv", **wanted), asking)
