"""GraphML in pieces, so that no graph need fit into memory.

The format: http://graphml.graphdrawing.org/specification.html; Gephi takes `label` and `weight`
for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from explorer.query.export_edges import EDGE_COLUMNS

Row = Sequence[object]

_NODE_KEYS = (
    ("label", "string"),
    ("handle", "string"),
    ("name", "string"),
    ("in_archive", "boolean"),
    ("followers", "long"),
    ("following", "long"),
    ("created", "string"),
)
_EDGE_KEYS = (
    ("weight", "long"),
    ("dataset", "string"),
    ("first_tweet_utc", "string"),
    ("last_tweet_utc", "string"),
)
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_FOOT = "</graph>\n</graphml>\n"
# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def head(kind: str) -> bytes:
    """What stands before the first node; `kind` names the graph."""
    keys = [
        f'<key id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="{type_}"/>\n'
        for owner, found in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS))
        for name, type_ in found
    ]
    return f'{_HEAD}{"".join(keys)}<graph id="{kind}" edgedefault="directed">\n'.encode()


def foot() -> bytes:
    """What stands after the last edge."""
    return _FOOT.encode()


def node_block(rows: Iterable[Row]) -> list[bytes]:
    """Nodes, each from `id` and its values without the label."""
    return [_node(row).encode() for row in rows]


def edge_block(first: int, rows: Iterable[Row]) -> list[bytes]:
    """Edges, each from the cells of EDGE_COLUMNS; numbered from `first` on."""
    return [_edge(first + number, row).encode() for number, row in enumerate(rows)]


def _node(row: Row) -> str:
    name, handle, *others = row
    values = (handle or name, handle, *others)
    return f"<node id={_attribute(name)}>{_data('node', _NODE_KEYS, values)}</node>\n"


def _edge(number: int, row: Row) -> str:
    cells: dict[str, object] = dict(zip(EDGE_COLUMNS, row, strict=True))
    values = tuple(cells[name] for name, _ in _EDGE_KEYS)
    return (
        f'<edge id="e{number}" source={_attribute(cells["source"])} '
        f"target={_attribute(cells['target'])}>{_data('edge', _EDGE_KEYS, values)}</edge>\n"
    )


def _data(owner: str, keys: Sequence[tuple[str, str]], values: Sequence[object]) -> str:
    """Known values only: a key without an element is unknown."""
    return "".join(
        f'<data key="{owner}_{name}">{escape(_text(value))}</data>'
        for (name, _), value in zip(keys, values, strict=True)
        if value not in (None, "")
    )


def _attribute(value: object) -> str:
    return quoteattr(_text(value))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORBIDDEN.sub(_REPLACEMENT, str(value))
