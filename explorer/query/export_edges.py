"""Who retweets, answers or mentions whom: selected tweets as a list of edges.

An account is known by its id. Who was retweeted is known by handle: the account of the dataset
that alone has it stands for it, otherwise `@handle` does, in the spelling found most often.
Edges lie aside in a temporary table in the order of dataset, source, target, so that they can be
asked for a block at a time.
"""

from __future__ import annotations

from types import MappingProxyType

from explorer.query.conditions import conditions_of
from explorer.query.export_lines import inside_quotes, line_of
from explorer.query.predicate import Condition
from explorer.query.selection import Selection
from explorer.schema.statement import Statement, quoted
from explorer.schema.tables import LINKED

RETWEETS = "retweets"
REPLIES = "replies"
MENTIONS = "mentions"

_BY_RETWEETS = """
    WITH found AS (
        SELECT t.dataset, t.account, t.retweeted AS code, count(*) AS weight,
            min(t.minute) AS first, max(t.minute) AS last
        FROM linked.tweet AS t WHERE t.retweeted IS NOT NULL AND {condition}
        GROUP BY ALL),
    spelled AS (
        SELECT handle.same_as, handle.folded, handle.value, sum(found.weight) AS weight
        FROM found JOIN main.handle AS handle USING (code) GROUP BY ALL),
    named AS (
        SELECT same_as, folded, first(value ORDER BY weight DESC, value) AS handle
        FROM spelled GROUP BY ALL),
    alone AS (
        SELECT a.dataset, lower(nfc_normalize(a.handle)) AS folded, min(a.account) AS account
        FROM linked.account AS a WHERE a.handle <> '' GROUP BY ALL HAVING count(*) = 1),
    pointed AS (
        SELECT found.dataset, found.account, alone.account AS target_account,
            '@' || named.handle AS outside, found.weight, found.first, found.last
        FROM found JOIN main.handle AS handle USING (code) JOIN named USING (same_as)
        LEFT JOIN alone ON alone.dataset = found.dataset AND alone.folded = named.folded)"""

_BY_REPLIES = """
    WITH found AS (
        SELECT t.dataset, t.account, wide.reply_account AS outside, count(*) AS weight,
            min(t.minute) AS first, max(t.minute) AS last
        FROM linked.tweet AS t
        JOIN linked.tweet_wide AS wide ON wide.dataset = t.dataset AND wide."row" = t."row"
        WHERE wide.reply_account <> '' AND t.is_reply AND {condition}
        GROUP BY ALL),
    pointed AS (
        SELECT found.dataset, found.account, known.account AS target_account, found.outside,
            found.weight, found.first, found.last
        FROM found LEFT JOIN linked.account AS known
        ON known.dataset = found.dataset AND known.account_id = found.outside)"""

_BY_MENTIONS = """
    WITH each AS (
        SELECT DISTINCT t.dataset, t."row", t.account, t.minute, word.folded AS outside
        FROM linked.tweet AS t
        JOIN linked.mention AS entry ON entry.dataset = t.dataset AND entry."row" = t."row"
        JOIN main.mention AS word ON word.code = entry.mention
        WHERE {condition}),
    found AS (
        SELECT dataset, account, outside, count(*) AS weight,
            min(minute) AS first, max(minute) AS last
        FROM each GROUP BY dataset, account, outside),
    pointed AS (
        SELECT found.dataset, found.account, known.account AS target_account, found.outside,
            found.weight, found.first, found.last
        FROM found LEFT JOIN linked.account AS known
        ON known.dataset = found.dataset AND known.account_id = found.outside)"""

EDGE_KINDS = MappingProxyType(
    {RETWEETS: _BY_RETWEETS, REPLIES: _BY_REPLIES, MENTIONS: _BY_MENTIONS}
)

# Tweets that make such an edge, if they say whom they point at.
_POINTING = {
    RETWEETS: "t.kind = 1",
    REPLIES: "t.is_reply",
    MENTIONS: "t.mentions > 0",
}

EDGE_COLUMNS = (
    "source",
    "target",
    "type",
    "weight",
    "dataset",
    "source_handle",
    "target_handle",
    "target_in_archive",
    "first_tweet_utc",
    "last_tweet_utc",
)
"""Names that network programs take for what they are: source, target, type and weight."""

# Without an order of its own it numbers rows as they come, and needs no memory for them.
_PLACE = "row_number() OVER () - 1 AS place"
_MOMENT = "coalesce(strftime(make_timestamp({} * 60000000::BIGINT), '%Y-%m-%d %H:%M'), '')"
_CELLS = MappingProxyType(
    {
        **{name: name for name in EDGE_COLUMNS},
        "type": "'Directed'",
        "weight": "CAST(weight AS VARCHAR)",
        "target_in_archive": "CASE WHEN target_account IS NULL THEN 'false' ELSE 'true' END",
        "first_tweet_utc": _MOMENT.format("first"),
        "last_tweet_utc": _MOMENT.format("last"),
    }
)


def gather_edges(selection: Selection, kind: str) -> Statement:
    """Put the edges of a kind aside, in order; tweets without a known target make none."""
    edges = _edges(selection, kind)
    return Statement(
        f"CREATE OR REPLACE TEMP TABLE export_edge AS SELECT {_PLACE}, * FROM "
        f"({edges.sql} ORDER BY dataset, source, target)",
        edges.params,
    )


def gather_nodes() -> Statement:
    """Put the ends of the gathered edges aside, in order.

    An id that is in several datasets is one node, described as in the first of them.
    """
    return Statement(
        f"CREATE OR REPLACE TEMP TABLE export_node AS SELECT {_PLACE}, * FROM ("
        "SELECT id, arg_min(account, dataset) AS account, arg_min(handle, dataset) AS handle "
        "FROM (SELECT source AS id, source_account AS account, source_handle AS handle, dataset "
        "FROM temp.export_edge UNION ALL "
        "SELECT target, target_account, target_handle, dataset FROM temp.export_edge) "
        "GROUP BY id ORDER BY id)"
    )


def count_gathered() -> Statement:
    """One row: `edges`, and the `tweets` (of mentions, the entries) that they stand for."""
    return Statement(
        "SELECT count(*) AS edges, coalesce(sum(weight), 0)::BIGINT AS tweets FROM temp.export_edge"
    )


def count_nodes() -> Statement:
    """One row: `nodes`."""
    return Statement("SELECT count(*) AS nodes FROM temp.export_node")


def count_edges(selection: Selection, kind: str) -> Statement:
    """One row: `edges`, how many there are of a kind."""
    edges = _edges(selection, kind)
    return Statement(f"SELECT count(*) AS edges FROM ({edges.sql})", edges.params)


def count_pointing(selection: Selection, kind: str) -> Statement:
    """One row: `tweets`, how many selected ones are of a kind, with a known target or without."""
    condition = _condition(selection)
    return Statement(
        f"SELECT count(*) AS tweets FROM {LINKED}.tweet AS t "
        f"WHERE {_POINTING[kind]} AND {condition.sql}",
        condition.params,
    )


def edge_lines(first: int, last: int, *, safe: bool) -> Statement:
    """`line` of each gathered edge from place `first` to `last`, from 0, in order."""
    line = line_of([inside_quotes(_CELLS[name], safe=safe) for name in EDGE_COLUMNS])
    return Statement(
        f"SELECT {line} AS line FROM temp.export_edge WHERE place BETWEEN ? AND ? ORDER BY place",
        (first, last),
    )


def edge_values(first: int, last: int) -> Statement:
    """The cells of gathered edges as texts, likewise."""
    cells = ", ".join(f"{_CELLS[name]} AS {quoted(name)}" for name in EDGE_COLUMNS)
    return Statement(
        f"SELECT {cells} FROM temp.export_edge WHERE place BETWEEN ? AND ? ORDER BY place",
        (first, last),
    )


def node_values(first: int, last: int) -> Statement:
    """`id`, `handle`, `name`, `in_archive`, `followers`, `following`, `created` of nodes."""
    return Statement(
        "SELECT node.id, node.handle, coalesce(a.name, ''), a.account IS NOT NULL, "
        "a.followers, a.following, strftime(a.created, '%Y-%m-%d') "
        "FROM temp.export_node AS node LEFT JOIN linked.account AS a USING (account) "
        "WHERE node.place BETWEEN ? AND ? ORDER BY node.place",
        (first, last),
    )


def _edges(selection: Selection, kind: str) -> Statement:
    condition = _condition(selection)
    return Statement(
        f"{EDGE_KINDS[kind].format(condition=condition.sql)} "
        "SELECT dataset.name AS dataset, writer.account_id AS source, "
        "coalesce(target.account_id, pointed.outside) AS target, "
        "any_value(writer.account) AS source_account, any_value(writer.handle) AS source_handle, "
        "any_value(target.account) AS target_account, "
        "coalesce(any_value(target.handle), any_value(CASE WHEN starts_with(pointed.outside, '@') "
        "THEN pointed.outside[2:] END), '') AS target_handle, "
        "sum(pointed.weight)::BIGINT AS weight, min(pointed.first) AS first, "
        "max(pointed.last) AS last FROM pointed "
        "JOIN main.dataset AS dataset USING (dataset) "
        "JOIN linked.account AS writer USING (account) "
        "LEFT JOIN linked.account AS target ON target.account = pointed.target_account "
        "GROUP BY ALL",
        condition.params,
    )


def _condition(selection: Selection) -> Condition:
    return conditions_of(selection).on_tweets()
