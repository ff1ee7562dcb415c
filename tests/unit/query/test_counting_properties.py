"""Whatever the world and the filters: the database counts what PRODUCT's rules count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.query.by import HEATMAP, By
from explorer.query.parse import parse
from explorer.query.places import is_list
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.schema.bins import BinKind
from explorer.schema.clause import AnyClause
from explorer.session.ask import AnswerCache, Ask
from explorer.session.counting import CountBy
from explorer.session.requests import Totals
from explorer.store.database import Database
from tests.unit.query.strategies import any_clauses, selections, worlds
from tests.unit.query.world import World, chosen, empty_workspace, fill

EXAMPLES = 30
BYS = (
    By("followers", "log"),
    By("followers", "3"),
    By("ratio", "log"),
    By("age_at_first_tweet", "log"),
    By("likes", "log"),
    By("created", "month"),
    By("time", "day"),
    By("time", "week"),
    By("time", "year"),
    By("language", "2"),
    By("account_language", "2"),
    By("hashtag", "2"),
    By("domain", "1"),
    By("mention", "9"),
    By("url", "1"),
    By("retweeted", "2"),
    By("location", "2"),
    By("profile_word", "2"),
    By("profile_word", "9"),
    By("tag", "2"),
    By("note", "9"),
    By("tweet_tag", "2"),
    By("tweet_note", "9"),
    By("dataset", "5"),
    By("kind"),
    By("is_reply"),
    By("hour", zone="Europe/Istanbul"),
    By("weekday", zone="-03:30"),
    By(HEATMAP, zone="+08:00"),
)


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with empty_workspace() as database:
        yield database


@contextmanager
def asking(database: Database, world: World) -> Iterator[Ask]:
    fill(database, world)
    with database.reader() as reader:
        yield Ask(reader, database.data_version, AnswerCache())


@settings(max_examples=EXAMPLES)
@given(world=worlds(), asked=st.lists(selections, min_size=1, max_size=5))
def test_totals_are_those_of_the_rules(
    database: Database, world: World, asked: list[Selection]
) -> None:
    with asking(database, world) as ask:
        for selection in asked:
            found = Totals(selection).answer(ask)
            accounts, tweets = chosen(world, selection)
            all_accounts, all_tweets = chosen(world, selection.whole())
            assert (found.accounts, found.tweets) == (len(accounts), len(tweets)), selection
            assert (found.all_accounts, found.all_tweets) == (len(all_accounts), len(all_tweets))


@settings(max_examples=EXAMPLES)
@given(world=worlds(), clause=any_clauses())
def test_a_negated_filter_is_the_exact_complement(
    database: Database, world: World, clause: AnyClause
) -> None:
    with asking(database, world) as ask:
        opposite = replace(clause, negated=not clause.negated)
        kept, left = (Totals(Selection((one,))).answer(ask) for one in (clause, opposite))
        assert kept.tweets + left.tweets == len(world.tweets)


@settings(max_examples=EXAMPLES)
@given(world=worlds(), by=st.sampled_from(BYS), selection=selections)
def test_every_bar_is_what_its_own_filter_selects(
    database: Database, world: World, by: By, selection: Selection
) -> None:
    with asking(database, world) as ask:
        counted = CountBy(by, selection).answer(ask)
    applied = selection.excluding(by.fields)
    for place, one in enumerate(counted.bins):
        if one.clause is None:
            assert one.kind is BinKind.OTHER
            continue
        for base, accounts, tweets in (
            (applied, counted.accounts, counted.tweets),
            (selection.whole(), counted.all_accounts, counted.all_tweets),
        ):
            expected = chosen(world, base.with_clause(one.clause))
            got = (int(accounts[place]), int(tweets[place]))
            assert got == (len(expected[0]), len(expected[1])), (by, one.label, base)


@settings(max_examples=EXAMPLES)
@given(
    world=worlds(),
    by=st.sampled_from([by for by in BYS if not is_list(by.fields[0])]),
    selection=selections,
)
def test_bars_of_single_values_add_up_to_all_tweets_selected(
    database: Database, world: World, by: By, selection: Selection
) -> None:
    with asking(database, world) as ask:
        counted = CountBy(by, selection, strict=True).answer(ask)
    assert int(counted.tweets.sum()) == len(chosen(world, selection)[1])


@given(any_clauses())
def test_a_filter_written_and_read_is_the_same(clause: AnyClause) -> None:
    assert parse(text_of(clause)) == (clause,)
