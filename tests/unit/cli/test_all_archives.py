"""All real archives at once, as a user with such a folder would import them."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from explorer.__main__ import main
from tests.unit.cli.conftest import Ask

COUNTS = {
    "CNHU_0621.sample3": (3, 3),
    "GRU_202012.sample4": (4, 4),
    "IRAhandle": (330, 225_572),
    "REA_0621.sample3": (2, 3),
    "RNA_0621": (4, 32),
    "SubdataSample_21_columns": (851, 2_925),
    "ira.sample2": (4, 2),
    "ira_092020": (5, 0),
    "iran_092020": (104, 0),
    "thailand_092020": (926, 21_385),
}
"""Accounts and tweets; authors are accounts where there is no users file."""

RECORDS = {
    "CNHU_0621_tweets_csv_hashed_2020.sample3.csv": 3,
    "GRU_202012_tweets.sample4.csv": 4,
    "IRAhandle_tweets_1.csv": 227_308,
    "REA_0621_tweets_csv_hashed_2019.sample3.csv": 3,
    "RNA_0621_tweets_csv_hashed_2014.csv": 18,
    "RNA_0621_tweets_csv_hashed_2015.csv": 1,
    "RNA_0621_tweets_csv_hashed_2016.csv": 0,
    "RNA_0621_tweets_csv_hashed_2018.csv": 13,
    "SubdataSample_21_columns.csv": 2_925,
    "ira_092020_users_csv_hashed.csv": 5,
    "ira_tweets_csv_hashed.sample2.csv": 2,
    "ira_users_csv_hashed.sample2.csv": 2,
    "iran_092020_users_csv_hashed.csv": 104,
    "thailand_092020_tweets_csv_hashed.csv": 21_385,
    "thailand_092020_users_csv_hashed.csv": 926,
}
"""As the folder's own README counts them."""

STATED = {
    "IRAhandle": (2_848, 2_973_371),
    "RNA_0621": (50, 18_958),
    "ira_092020": (5, 1_368),
    "iran_092020": (104, 2_450),
    "thailand_092020": (926, 21_385),
}


@pytest.fixture(scope="module")
def imported(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """The workspace, and what the import said."""
    workspace = tmp_path_factory.mktemp("all") / "all.duckdb"
    with redirect_stdout(io.StringIO()) as said:
        code = main(["import", str(shared_data), "--workspace", str(workspace), "--json"])
    assert code == 0
    return workspace, json.loads(said.getvalue())


def test_every_dataset_has_its_counts(imported: tuple[Path, Any], ask: Ask) -> None:
    workspace, said = imported
    info = ask("info", workspace)
    assert {one["name"]: (one["accounts"], one["tweets"]) for one in info["datasets"]} == COUNTS
    assert sorted(said["changed"]) == sorted(COUNTS)
    assert ask("check", workspace)["damage"] == []


def test_every_record_of_every_file_is_accounted_for(imported: tuple[Path, Any], ask: Ask) -> None:
    files = [file for one in ask("info", imported[0])["datasets"] for file in one["files"]]
    assert {file["name"]: file["records"] for file in files} == RECORDS
    for file in files:
        kept, rejected = file["rows_kept"], file["rows_rejected"]
        assert kept + rejected + file["rows_duplicate"] == file["records"]
        assert rejected == 0


def test_stated_figures_stand_beside_the_actual_ones(
    imported: tuple[Path, Any], ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = imported[0]
    stated = {
        one["name"]: (one["stated_accounts"], one["stated_tweets"])
        for one in ask("info", workspace)["datasets"]
    }
    assert {name: figures for name, figures in stated.items() if any(figures)} == STATED
    assert main(["info", str(workspace)]) == 0
    told = capsys.readouterr().out
    assert "50 accounts were stated, 4 are in your files." in told
    assert "18,958 tweets were stated, 32 are in your files." in told
    assert "4 of 9 parts are here; missing: 2012, 2013, 2017, 2019, 2020." in told


def test_what_is_not_recognised_is_told_and_left(imported: tuple[Path, Any]) -> None:
    unrecognised = {Path(one["where"]).name: one for one in imported[1]["unrecognised"]}
    assert set(unrecognised) == {"nbc_users.csv", "disclosed_figures.csv", "disclosed_files.csv"}
    strange = unrecognised["nbc_users.csv"]
    assert strange["nearest"] == "official users file"
    assert "screen_name" in strange["columns"]
    assert "nothing of it is imported" in strange["reason"]


def test_importing_all_of_it_again_changes_nothing(
    imported: tuple[Path, Any], shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = imported[0].read_bytes()
    assert main(["import", str(shared_data), "--workspace", str(imported[0])]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert imported[0].read_bytes() == before
