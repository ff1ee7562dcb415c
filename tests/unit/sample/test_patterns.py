"""Each planted pattern is really in the written archive, and only where it was planted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from explorer.query.parse import parse
from explorer.sample.patterns import PATTERNS, Pattern, planted_accounts
from explorer.sample.write import write_archive
from tests.unit.sample.reading import Archive, Row, read

HELP = Path(__file__).parents[3] / "resources" / "help" / "sample.md"
Planted = tuple[Archive, Mapping[str, tuple[str, ...]]]
OTHER_NUMBERS = (20_000, 450, 7)


@pytest.fixture(scope="module", params=["the built-in sample", "another seed and size"])
def found(
    request: pytest.FixtureRequest, archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> Planted:
    if request.param == "the built-in sample":
        return archive, planted_accounts()
    tweets, accounts, seed = OTHER_NUMBERS
    folder = tmp_path_factory.mktemp("other")
    written = write_archive(folder, tweets=tweets, accounts=accounts, seed=seed)
    return read(written), planted_accounts(accounts, seed)


def tweets_of(archive: Archive, ids: Iterable[str]) -> dict[str, list[Row]]:
    wanted = set(ids)
    tweets: defaultdict[str, list[Row]] = defaultdict(list)
    for row in archive.tweets:
        if row["userid"] in wanted:
            tweets[row["userid"]].append(row)
    return tweets


def test_planted_accounts_are_in_the_archive_and_in_one_pattern_each(found: Planted) -> None:
    archive, planted = found
    everybody = [each for ids in planted.values() for each in ids]
    assert len(everybody) == len(set(everybody))
    assert set(everybody) <= {row["userid"] for row in archive.users}
    assert set(planted) == {pattern.name for pattern in PATTERNS}


def test_burst_of_creations(found: Planted) -> None:
    archive, planted = found
    days = ("2018-03-13", "2018-03-14")
    made = {row["userid"]: row["account_creation_date"] for row in archive.users}
    burst = [each for each, day in made.items() if day in days]
    assert set(planted["creation_burst"]) <= set(burst)
    assert len(burst) - len(planted["creation_burst"]) <= 3
    assert {made[each] for each in burst} == set(days)
    assert len(planted["creation_burst"]) >= 0.07 * len(made)


def test_office_hours(found: Planted) -> None:
    archive, planted = found
    tweets = tweets_of(archive, planted["office_hours"])
    assert set(tweets) == set(planted["office_hours"])
    local = [
        datetime.fromisoformat(row["tweet_time"]).replace(tzinfo=UTC) + timedelta(hours=8)
        for rows in tweets.values()
        for row in rows
    ]
    assert {time.weekday() for time in local} == {0, 1, 2, 3, 4}
    assert {time.hour for time in local} == set(range(9, 18))


def test_sleepers_switch_language_after_years_of_silence(found: Planted) -> None:
    archive, planted = found
    tweets = tweets_of(archive, planted["language_switch"])
    assert set(tweets) == set(planted["language_switch"])
    for rows in tweets.values():
        early = [row for row in rows if row["tweet_time"] < "2013"]
        late = [row for row in rows if row["tweet_time"] >= "2018-12-31"]
        assert early
        assert late
        assert len(early) + len(late) == len(rows)
        assert {row["tweet_language"] for row in early} <= {"en", "es", ""}
        assert {row["tweet_language"] for row in late} <= {"zh", ""}


def test_ring_retweets_itself(found: Planted) -> None:
    archive, planted = found
    ring = set(planted["retweet_ring"])
    rows = [row for rows in tweets_of(archive, ring).values() for row in rows]
    retweeted = [row["retweet_userid"] for row in rows if row["is_retweet"] == "true"]
    assert len(retweeted) > 0.6 * len(rows)
    assert set(retweeted) <= ring
    assert len(set(retweeted)) > 0.5 * len(ring)
    others = [row for row in archive.tweets if row["userid"] not in ring]
    assert not any(row["retweet_userid"] in ring for row in others)


def test_bought_followers_are_round(found: Planted) -> None:
    archive, planted = found
    bought = set(planted["bought_followers"])
    rows = [row for row in archive.users if row["userid"] in bought]
    assert {int(row["follower_count"]) for row in rows} == {1_000, 2_000, 5_000, 10_000}
    assert all(int(row["following_count"]) < 20 for row in rows)


def test_unrelated_past(found: Planted) -> None:
    archive, planted = found
    tweets = tweets_of(archive, planted["unrelated_past"])
    assert set(tweets) == set(planted["unrelated_past"])
    early: set[tuple[str, str]] = set()
    late: set[tuple[str, str]] = set()
    for rows in tweets.values():
        assert len({row["tweet_language"] for row in rows} - {""}) == 1
        assert not any("2018-01-01" <= row["tweet_time"] < "2018-12-31" for row in rows)
        for row in rows:
            tags = early if row["tweet_time"] < "2018" else late
            plain = row["hashtags"][2:-2].split("', '")[0].split("20")[0]
            if plain:
                tags.add((row["tweet_language"], plain))
    assert early
    assert late
    assert not early & late


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_help_describes_each_pattern_with_its_filter(pattern: Pattern) -> None:
    text = HELP.read_text(encoding="utf-8")
    assert pattern.title in text
    assert f"`{pattern.look}`" in text
    assert parse(pattern.look)
