"""What is read, without the clear names of small accounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from explorer.views.reading.question import AccountRead, Cells, TweetRead
from explorer.views.shared.privacy import FOLLOWERS, PRIVATE, masked

Read = TypeVar("Read", TweetRead, AccountRead)


def private(read: Read) -> Read:
    """The same with every name and handle as `masked` shows it; texts stay as they are."""
    if isinstance(read, AccountRead):
        return replace(read, account=_cells(read.account))
    return replace(
        read,
        tweet=_cells(read.tweet),
        thread=tuple(map(_kept, read.thread)),
        references=tuple(replace(one, tweet=_cells(one.tweet)) for one in read.references),
        related=tuple(replace(one, tweets=tuple(map(_kept, one.tweets))) for one in read.related),
        mentioned={
            account_id: replace(one, handle=masked(one.handle, one.followers))
            for account_id, one in (read.mentioned or {}).items()
        },
    )


def _cells(cells: Cells | None) -> Cells | None:
    return None if cells is None else _kept(cells)


def _kept(cells: Cells) -> Cells:
    names = {
        name: masked(str(cells[name]), cells[FOLLOWERS])
        for name in PRIVATE
        if cells[name] is not None
    }
    return {**cells, **names}
