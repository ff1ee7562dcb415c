"""PRODUCT's rules of linked filtering, a sentence a test, on a world that is counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from explorer.query.by import parse_by
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.bins import BinKind
from explorer.session.ask import AnswerCache, Ask
from explorer.session.counting import CountBy, Counted
from explorer.session.requests import TotalCounts, Totals
from tests.unit.query.world import Account, Tweet, World, empty_workspace, fill

JUNE_9 = datetime(2019, 6, 9, 12, 30, tzinfo=UTC)
JUNE_10 = datetime(2019, 6, 10, 1, 0, tzinfo=UTC)

HAND_MADE = World(
    accounts=(
        Account(1, "loud", followers=12_000, created=date(2017, 8, 18), account_language="zh-CN"),
        Account(1, "twin", followers=0, created=date(2017, 8, 18), account_language="zh-cn"),
        Account(1, "quiet", followers=0, created=date(2017, 8, 31), location="Hong Kong"),
        Account(1, "blank", followers=None, created=None, account_language=None),
        Account(1, "reader", followers=4, created=date(2012, 1, 1)),
        Account(2, "twin", followers=7, created=date(2017, 8, 18)),
        Account(2, "sleeper", followers=0, created=date(2009, 3, 1)),
    ),
    tweets=(
        Tweet(0, JUNE_9, language="zh", client="Web", hashtags=("香港", "HK"), likes=3),
        Tweet(0, JUNE_9, language="zh", client="App", hashtags=("hk",), likes=None),
        Tweet(0, JUNE_10, language="en", client="Web", hashtags=(), kind="reply"),
        Tweet(
            1, JUNE_10, language=None, client="App", hashtags=None, kind="retweet", retweeted="X"
        ),
        Tweet(1, None, language="th", client=None, hashtags=("hk", "HK"), likes=0),
        Tweet(3, JUNE_9, language="und", client="Web", hashtags=(), kind="quote"),
        Tweet(5, JUNE_10, language="en", client="unknown", hashtags=("HK",), likes=9),
    ),
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with empty_workspace() as database:
        fill(database, HAND_MADE)
        with database.reader() as reader:
            yield Ask(reader, database.data_version, AnswerCache())


def totals(ask: Ask, filters: str = "", datasets: tuple[int, ...] | None = None) -> TotalCounts:
    return Totals(Selection(parse(filters), datasets)).answer(ask)


def counts(ask: Ask, filters: str = "") -> tuple[int, int]:
    found = totals(ask, filters)
    return found.accounts, found.tweets


def bars(
    ask: Ask, by: str, filters: str = "", datasets: tuple[int, ...] | None = None
) -> dict[str, tuple[int, int]]:
    """Accounts and tweets of every bar that has any in the whole."""
    counted = counted_by(ask, by, filters, datasets)
    return {
        one.label: (int(counted.accounts[place]), int(counted.tweets[place]))
        for place, one in enumerate(counted.bins)
        if counted.all_accounts[place] or counted.all_tweets[place]
    }


def counted_by(
    ask: Ask, by: str, filters: str = "", datasets: tuple[int, ...] | None = None
) -> Counted:
    return CountBy(parse_by(by), Selection(parse(filters), datasets)).answer(ask)


class TestScope:
    def test_ticked_datasets_are_the_scope_of_every_number(self, ask: Ask) -> None:
        found = totals(ask, "followers:0", datasets=(2,))
        assert (found.accounts, found.all_accounts) == (1, 2)
        assert (found.tweets, found.all_tweets) == (0, 1)

    def test_a_dataset_filter_is_an_ordinary_filter_within_the_scope(self, ask: Ask) -> None:
        found = totals(ask, "dataset:set2")
        assert (found.accounts, found.all_accounts) == (2, 7)
        assert (found.tweets, found.all_tweets) == (1, 7)

    def test_no_dataset_in_scope_is_nothing_and_no_error(self, ask: Ask) -> None:
        found = totals(ask, datasets=())
        assert (found.all_accounts, found.all_tweets) == (0, 0)


class TestWhichFiltersApply:
    def test_a_view_leaves_out_filters_on_its_own_field_however_made(self, ask: Ask) -> None:
        assert bars(ask, "language:9", "language:th client:Web") == bars(
            ask, "language:9", "client:Web"
        )

    def test_the_heatmap_owns_hour_and_weekday_together(self, ask: Ask) -> None:
        filtered = "hour:12 weekday:mon (weekday:mon hour:3) kind:reply"
        assert bars(ask, "hour,weekday", filtered) == bars(ask, "hour,weekday", "kind:reply")

    def test_totals_take_all_filters(self, ask: Ask) -> None:
        assert counts(ask, "language:th client:Web") == (0, 0)


class TestWhatIsCounted:
    def test_tweets_meet_tweet_filters_and_their_accounts_meet_account_filters(
        self, ask: Ask
    ) -> None:
        assert counts(ask, "client:Web followers:>10") == (1, 2)

    def test_accounts_need_one_tweet_that_meets_all_tweet_filters_at_once(self, ask: Ask) -> None:
        assert counts(ask, "language:zh") == (1, 2)
        assert counts(ask, "kind:reply") == (1, 1)
        assert counts(ask, "language:zh kind:reply") == (0, 0)

    def test_accounts_without_tweets_stay_until_a_tweet_filter_applies(self, ask: Ask) -> None:
        assert counts(ask, "followers:0") == (3, 2)
        assert counts(ask, "followers:0 -language:fr") == (1, 2)

    def test_whether_there_is_a_tweet_filter_is_judged_on_what_applies(self, ask: Ask) -> None:
        whole = counted_by(ask, "language:9", "language:th")
        assert whole.accounts.tolist() == whole.all_accounts.tolist()
        assert bars(ask, "followers:log", "language:th") == {
            "unknown": (0, 0),
            "0": (1, 1),
            "2–4": (0, 0),
            "5–9": (0, 0),
            "10,000–19,999": (0, 0),
        }

    def test_account_views_count_accounts_and_never_their_tweets(self, ask: Ask) -> None:
        assert bars(ask, "followers:log")["10,000–19,999"] == (1, 3)
        assert bars(ask, "created:day")["2017-08-18"] == (3, 6)

    def test_grey_is_the_same_without_filters(self, ask: Ask) -> None:
        filtered = counted_by(ask, "kind", "language:zh")
        plain = counted_by(ask, "kind")
        assert filtered.all_tweets.tolist() == plain.tweets.tolist()
        assert filtered.all_accounts.tolist() == plain.accounts.tolist()


class TestPositiveAndNegative:
    @pytest.mark.parametrize(
        ("filters", "tweets"),
        [
            ("language:en", 2),
            ("-language:en", 5),
            ("language:unknown", 1),
            ("-language:unknown", 6),
            ("likes:>=0", 6),
            ("-likes:>=0", 1),
            ("time:2019", 6),
            ("-time:2019", 1),
        ],
    )
    def test_negative_is_the_exact_complement_unknown_included(
        self, ask: Ask, filters: str, tweets: int
    ) -> None:
        assert totals(ask, filters).tweets == tweets

    def test_a_negated_tweet_filter_is_still_a_tweet_filter(self, ask: Ask) -> None:
        assert counts(ask, "-client:Web")[0] == 3

    def test_a_quoted_word_is_literal(self, ask: Ask) -> None:
        assert counts(ask, 'client:"unknown"') == (1, 1)
        assert counts(ask, "client:unknown") == (1, 1)
        assert counts(ask, 'client:"unknown",unknown') == (2, 2)


class TestFieldsWithSeveralValues:
    @pytest.mark.parametrize(
        ("filters", "tweets"),
        [
            ("hashtag:香港,hk", 4),
            ("hashtag:香港 hashtag:hk", 1),
            ("-hashtag:hk", 3),
            ("hashtag:none", 2),
            ("hashtag:unknown", 1),
            ("hashtag~H", 4),
        ],
    )
    def test_any_of_both_of_none_of(self, ask: Ask, filters: str, tweets: int) -> None:
        assert totals(ask, filters).tweets == tweets

    def test_a_tweet_counts_once_in_each_of_its_values(self, ask: Ask) -> None:
        assert bars(ask, "hashtag:9") == {
            "HK": (3, 4),
            "香港": (1, 1),
            "no hashtag": (2, 2),
            "unknown": (1, 1),
        }

    def test_what_has_no_bar_of_its_own_is_other_and_counts_rows_once(self, ask: Ask) -> None:
        assert bars(ask, "hashtag:1")["other"] == (1, 1)


class TestKind:
    def test_each_tweet_is_of_one_kind(self, ask: Ask) -> None:
        assert {label: tweets for label, (_, tweets) in bars(ask, "kind").items()} == {
            "original": 4,
            "retweet": 1,
            "reply": 1,
            "quote": 1,
        }


class TestIdentity:
    def test_the_same_id_in_two_datasets_is_two_accounts_and_is_told(self, ask: Ask) -> None:
        assert counts(ask, "account:twin") == (2, 3)
        assert totals(ask).ids_in_several_datasets == 1
        assert totals(ask, datasets=(1,)).ids_in_several_datasets == 0


class TestSpellings:
    def test_case_does_not_count_and_the_most_frequent_spelling_stands_for_all(
        self, ask: Ask
    ) -> None:
        labels = bars(ask, "account_language:9")
        assert labels["zh-CN"] == (2, 5)
        assert "zh-cn" not in labels

    def test_und_is_a_language_and_unknown_is_none(self, ask: Ask) -> None:
        labels = bars(ask, "language:9")
        assert labels["und"] == (1, 1)
        assert labels["unknown"] == (1, 1)


class TestBins:
    def test_numbers_have_bars_for_unknown_and_zero_of_their_own(self, ask: Ask) -> None:
        counted = counted_by(ask, "followers:log")
        assert [one.label for one in counted.bins][:5] == ["unknown", "0", "1", "2–4", "5–9"]
        assert counted.bins[0].kind is BinKind.UNKNOWN
        assert counted.all_accounts[:2].tolist() == [1, 3]

    def test_bins_do_not_move_with_the_selection(self, ask: Ask) -> None:
        plain, filtered = (counted_by(ask, "followers:5", f) for f in ("", "kind:reply"))
        assert [one.label for one in plain.bins] == [one.label for one in filtered.bins]

    def test_a_named_bar_that_the_selection_empties_stays_while_there_is_room(
        self, ask: Ask
    ) -> None:
        counted = counted_by(ask, "client:9", "kind:quote")
        assert [(one.label, one.kind) for one in counted.bins] == [
            ("Web", BinKind.VALUE),
            ("App", BinKind.VALUE),
            ("unknown", BinKind.VALUE),
            ("unknown", BinKind.UNKNOWN),
        ]
        assert counted.tweets.tolist() == [1, 0, 0, 0]


class TestSearchedBars:
    """Of 100,000 values those are listed that contain what is looked for."""

    @pytest.mark.parametrize(
        ("by", "containing", "listed"),
        [
            ("hashtag:9", "hK", ["HK"]),
            ("hashtag:9", "港", ["香港"]),
            ("hashtag:9", "100%", []),
            ("language:9", "H", ["zh", "th"]),
            ("client:1", "e", ["Web"]),
            ("retweeted:9", "x", ["X"]),
            ("location:9", "kong", ["Hong Kong"]),
            ("dataset:9", "SET2", ["set2"]),
            ("account_language:9", "zh-cn", ["zh-CN"]),
        ],
    )
    def test_only_values_that_contain_it_have_bars(
        self, ask: Ask, by: str, containing: str, listed: list[str]
    ) -> None:
        asked = replace(parse_by(by), containing=containing)
        counted = CountBy(asked, Selection()).answer(ask)
        found = [one.label for one in counted.bins if one.kind is BinKind.VALUE]
        assert found == listed

    def test_their_numbers_are_those_of_the_whole_list(self, ask: Ask) -> None:
        selection = Selection(parse("kind:original"))
        every = CountBy(parse_by("client:9"), selection).answer(ask)
        some = CountBy(replace(parse_by("client:9"), containing="EB"), selection).answer(ask)
        assert [one.label for one in some.bins] == ["Web", "other", "unknown"]
        assert some.tweets[0] == every.tweets[[one.label for one in every.bins].index("Web")]
        assert some.tweets.sum() == every.tweets.sum()
        assert some.all_tweets.sum() == every.all_tweets.sum()


class TestNothingLeft:
    def test_the_filter_that_empties_the_selection_is_named(self, ask: Ask) -> None:
        found = totals(ask, "followers:0 likes:>100")
        assert "likes is above 100" in found.emptied_by

    def test_several_that_empty_it_together_are_told_apart_from_one(self, ask: Ask) -> None:
        found = totals(ask, "likes:>100 likes:>200")
        assert "several" in found.emptied_by
