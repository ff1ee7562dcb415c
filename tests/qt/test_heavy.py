"""A hundred thousand values, a million tweets of one account, cells of a million characters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.app.poster import Poster
from explorer.query.parse import parse
from explorer.query.spelling import text_of
from explorer.schema.statement import Statement
from explorer.session.comparison import compare
from explorer.session.session import Session
from explorer.store.database import Database
from explorer.views.accounts.widget import AccountsView
from explorer.views.created.widget import CreatedView
from explorer.views.facets.model import FIRST_TOP
from explorer.views.facets.widget import FacetView
from explorer.views.heatmap.widget import HeatmapView
from explorer.views.histogram.widget import HistogramView
from explorer.views.shared.theme import LIGHT
from explorer.views.timeline.widget import TimelineView
from explorer.views.tweets.widget import TweetsView
from tests.qt.nasty import settle
from tests.qt.small_world import COUNTS, Living
from tests.unit.query.world import empty_workspace

VALUES = 100_000
TWEETS = 1_000_000
CHARACTERS = 1_000_000
ACCOUNTS = f"""
INSERT INTO d1.account (account, account_id, name, handle, location, profile, followers, following,
    created, account_language, placeholder, tweets, first_tweet)
SELECT i, 'id' || i, if(i = 0, repeat('香', {CHARACTERS}), 'name'), 'h' || i, 'place ' || i,
    'maker of w' || i || ' things', i, 1, DATE '2018-01-01' + (i % 900)::INTEGER, 'en', false,
    if(i = 0, {TWEETS}, 0), if(i = 0, 25000000, NULL) FROM range({VALUES}) t(i)"""
NARROW = f"""
INSERT INTO d1.tweet (row, minute, account, language, client, kind, hashtags, urls, mentions,
    is_reply, is_quote)
SELECT i, 25000000 + i // 4, 0, 0, 0, 0, 1, 0, 0, false, false FROM range({TWEETS}) t(i)"""
WIDE = f"""
INSERT INTO d1.tweet_wide (row, text)
SELECT i, if(i = 0, repeat('ก', {CHARACTERS}), 'tweet ' || i) FROM range({TWEETS}) t(i)"""
FILL = (
    ACCOUNTS,
    f"INSERT INTO main.hashtag SELECT i, 'Tag' || i, 'tag' || i, i FROM range({VALUES}) t(i)",
    "INSERT INTO main.client VALUES (0, 'Web', 'Web', 0)",
    "INSERT INTO main.language VALUES (0, 'th', 'th', 0)",
    NARROW,
    WIDE,
    f"INSERT INTO d1.hashtag SELECT i, 0, i % {VALUES} FROM range({TWEETS}) t(i)",
)


@pytest.fixture(scope="module")
def heavy() -> Iterator[Database]:
    with empty_workspace() as database:
        with database.transaction() as writer:
            for sql in FILL:
                writer.run(Statement(sql))
            writer.run(COUNTS)
        yield database


@pytest.fixture
def live(heavy: Database, qtbot: QtBot) -> Iterator[Living]:
    poster = Poster()
    session = Session(heavy.reader, lambda: heavy.data_version, poster.post)
    yield Living(session, heavy, [])
    session.close()


def shown(live: Living, view: FacetView, field: str, qtbot: QtBot) -> FacetView:
    qtbot.addWidget(view)
    view.field_chooser.choose(field)
    view.resize(600, 300)
    view.show()
    settle(live.session, qtbot)
    return view


@pytest.mark.parametrize(
    ("field", "searched", "found", "numbers", "clause"),
    [
        ("location", "place 99999", "place 99999", (1, 1), 'location:"place 99999"'),
        ("hashtag", "TAG54321", "Tag54321", (10, 10), "hashtag:Tag54321"),
        ("profile_word", "w77777", "w77777", (1, 1), "profile_word:w77777"),
    ],
)
def test_one_of_a_hundred_thousand_values_is_found_and_filters(
    live: Living,
    qtbot: QtBot,
    field: str,
    searched: str,
    found: str,
    numbers: tuple[int, int],
    clause: str,
) -> None:
    view = shown(live, FacetView(live.session, LIGHT), field, qtbot)
    assert view.list.items.facet.has_more
    view.search.setText(searched)
    qtbot.waitUntil(lambda: view.list.items.facet.rows[0].label == found)
    settle(live.session, qtbot)
    row = view.list.items.facet.rows[0]
    assert (row.selected, row.whole) == numbers
    live.session.commit(row.bin.clause)  # pyright: ignore[reportArgumentType]
    assert [text_of(one) for one in live.session.committed.selection.clauses] == [clause]
    assert not view.grab().isNull()


@pytest.mark.parametrize("field", ["location", "hashtag", "profile_word"])
def test_a_hundred_thousand_values_are_compared(live: Living, qtbot: QtBot, field: str) -> None:
    view = shown(live, FacetView(live.session, LIGHT), field, qtbot)
    compare(live.session, ())
    live.session.commit_all(parse("followers:..9 time:..2018"))
    settle(live.session, qtbot)
    rows = view.list.items.facet
    assert rows.is_comparison
    assert len(rows.rows) == FIRST_TOP
    apart = [abs(row.selected / rows.selected_total - row.whole / rows.whole_total)
             for row in rows.rows]  # fmt: skip
    assert apart == sorted(apart, reverse=True)
    assert not view.grab().isNull()


@pytest.mark.parametrize("make", [TimelineView, HeatmapView, HistogramView, CreatedView])
def test_charts_count_them_all(live: Living, qtbot: QtBot, make: type[TimelineView]) -> None:
    view = make(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    settle(live.session, qtbot)
    whole = "1,000,000 tweets" if make in (TimelineView, HeatmapView) else "100,000 accounts"
    assert whole in view.caption
    live.session.commit(parse("account:id0")[0])
    settle(live.session, qtbot)
    assert not view.grab().isNull()


@pytest.mark.parametrize("make", [AccountsView, TweetsView])
def test_tables_show_their_first_and_last_row(
    live: Living, qtbot: QtBot, make: type[AccountsView]
) -> None:
    view = make(live.session, LIGHT)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    view.sort_by("handle" if make is AccountsView else "time", descending=False)
    settle(live.session, qtbot)
    rows = VALUES if make is AccountsView else TWEETS
    assert view.model.rowCount() == rows
    assert not view.grab().isNull()
    view.table.scrollToBottom()
    qtbot.waitUntil(lambda: view.model.has_page(rows - 1, ("handle",)))
    assert not view.grab().isNull()


def test_a_combination_that_nothing_meets_names_the_filter(live: Living, qtbot: QtBot) -> None:
    view = shown(live, FacetView(live.session, LIGHT), "hashtag", qtbot)
    live.session.commit_all(parse("account:id0 followers:>5"))
    settle(live.session, qtbot)
    qtbot.waitUntil(lambda: "leaves nothing" in view.list.note)
