"""What is read, without the clear names of small accounts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeVar

from explorer.schema.bins import BinKind
from explorer.session.counting import Counted
from explorer.views.reading.question import AccountRead, Cells, TweetRead, words_of
from explorer.views.shared.privacy import FOLLOWERS, PRIVATE, RETWEETED, TEXTS, Discretion, masked

Read = TypeVar("Read", TweetRead, AccountRead)


_LINKS = "links"


def private(read: Read, discretion: Discretion) -> Read:
    """The same with every name and handle as it may be shown, those in texts too."""
    kept = partial(_kept, discretion)
    if isinstance(read, AccountRead):
        charts = {
            field: _counted(counted, discretion) if field == RETWEETED else counted
            for field, counted in read.charts.items()
        }
        account = read.account
        return replace(read, account=None if account is None else kept(account), charts=charts)
    return replace(
        read,
        tweet=None if read.tweet is None else kept(read.tweet),
        thread=tuple(map(kept, read.thread)),
        references=tuple(
            one if one.tweet is None else replace(one, tweet=kept(one.tweet))
            for one in read.references
        ),
        related=tuple(replace(one, tweets=tuple(map(kept, one.tweets))) for one in read.related),
        mentioned={
            account_id: replace(one, handle=masked(one.handle, one.followers))
            for account_id, one in (read.mentioned or {}).items()
        },
    )


def _kept(discretion: Discretion, cells: Cells) -> Cells:
    known = {name: value for name, value in cells.items() if value is not None}
    names = {name: masked(str(known[name]), cells[FOLLOWERS]) for name in PRIVATE & known.keys()}
    texts = {name: discretion.text(str(known[name])) for name in TEXTS & known.keys()}
    links = {_LINKS: [discretion.text(one) for one in words_of(cells.get(_LINKS))]}
    return {**cells, **names, **texts, **links}


def _counted(counted: Counted, discretion: Discretion) -> Counted:
    bins = [
        replace(one, label=discretion.handle(one.label)) if one.kind is BinKind.VALUE else one
        for one in counted.bins
    ]
    return replace(counted, bins=bins)
