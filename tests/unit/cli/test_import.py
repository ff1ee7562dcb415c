"""Importing: previews, reports, refusals, cancelling, and what changes a workspace afterwards."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.sample.write import write_archive
from tests.unit.cli.conftest import Ask

TWEETS = 300
ACCOUNTS = 20
NAME = "synthetic_012021"
LIMIT_S = 60


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic archive as it is downloaded: two zips."""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder, tweets=TWEETS, accounts=ACCOUNTS)
    return folder


@pytest.fixture(scope="session")
def imported(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("imported") / "w.duckdb"
    assert main(["import", str(archive), "--workspace", str(path)]) == 0
    return path


@pytest.fixture
def own(imported: Path, tmp_path: Path) -> Path:
    """A copy of the imported workspace that a test may change."""
    return Path(shutil.copy(imported, tmp_path / "own.duckdb"))


def test_a_dry_run_says_what_was_found_and_makes_nothing(
    archive: Path, tmp_path: Path, ask: Ask
) -> None:
    workspace = tmp_path / "w.duckdb"
    found = ask("import", archive, "--workspace", workspace, "--dry-run")
    assert not workspace.exists()
    (dataset,) = found["datasets"]
    assert (dataset["name"], dataset["exists"], dataset["parts_found"]) == (NAME, False, 1)
    assert [file["role"] for file in dataset["files"]] == ["users", "tweets"]
    assert found["bytes"] == sum(file["bytes"] for file in dataset["files"])
    assert found["free_disk_bytes"] > found["needed_disk_bytes"] > 0


def test_a_dry_run_is_told_in_words_too(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["import", str(archive), "--workspace", str(tmp_path / "w.duckdb"), "--dry-run"]
    assert main([*asked, "--dataset", "my set"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("my set: 2 files, ")
    assert f"{NAME}_users_csv_hashed.csv (official users file, " in out
    assert "of disk are needed" in out
    assert err == ""


def test_the_report_tells_what_is_in_the_workspace(archive: Path, tmp_path: Path, ask: Ask) -> None:
    workspace = tmp_path / "w.duckdb"
    report = ask("import", archive, "--workspace", workspace)
    assert (report["changed"], report["skipped"], report["unrecognised"]) == ([NAME], [], [])
    info = ask("info", workspace)
    assert info.items() <= report.items()
    (dataset,) = info["datasets"]
    assert (dataset["name"], dataset["accounts"], dataset["tweets"]) == (NAME, ACCOUNTS, TWEETS)
    assert {file["rows_kept"] for file in dataset["files"]} == {ACCOUNTS, TWEETS}
    assert ask("count", workspace)["all_tweets"] == TWEETS


def test_info_has_the_keys_that_scripts_rely_on(imported: Path, ask: Ask) -> None:
    info = ask("info", imported)
    assert set(info) == {"datasets", "accounts", "tweets", "ids_in_several_datasets"}
    (dataset,) = info["datasets"]
    assert set(dataset) >= {
        *("name", "accounts", "tweets", "accounts_with_tweets", "first_tweet_utc"),
        *("last_tweet_utc", "parts_found", "parts_known", "stated_accounts", "stated_tweets"),
        *("files", "accounts_placeholder", "conflicting_ids"),
    }
    assert set(dataset["files"][0]) >= {
        *("name", "sha256", "layout", "rows_read", "rows_kept", "rows_rejected"),
        "rows_duplicate",
    }


def test_importing_again_changes_nothing_and_says_so(
    archive: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(archive), "--workspace", str(own)]) == 0
    assert capsys.readouterr().out.startswith("Nothing was changed")
    assert main(["import", str(archive), "--workspace", str(own), "--dry-run"]) == 0
    assert "imported already" in capsys.readouterr().out


def test_what_is_not_recognised_is_named_beside_what_is_imported(
    archive: Path, tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = tmp_path / "stranger.csv"
    stranger.write_text("id,colour\n1,red\n", encoding="utf-8")
    workspace = tmp_path / "w.duckdb"
    report = ask("import", archive, stranger, "--workspace", workspace)
    (unrecognised,) = report["unrecognised"]
    assert (unrecognised["where"], unrecognised["columns"]) == (str(stranger), ["id", "colour"])
    assert main(["import", str(stranger), "--workspace", str(workspace)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "stranger.csv" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["nothing"], "Nothing that can be imported is here"),
        (["missing"], "missing is not there"),
        (["personal"], "somebody's own Twitter archive"),
    ],
    ids=["empty folder", "no such path", "personal archive"],
)
def test_a_wrong_download_is_told_in_one_line(
    paths: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "personal" / "data").mkdir(parents=True)
    tweets = tmp_path / "personal" / "data" / "tweets.js"
    tweets.write_text("window.YTD.tweets.part0 = []", encoding="utf-8")
    workspace = tmp_path / "w.duckdb"
    places = [str(tmp_path / path) for path in paths]
    assert main(["import", *places, "--workspace", str(workspace)]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not workspace.exists()


def test_a_cut_file_is_refused_unless_accepted_and_its_rejects_can_be_read(
    tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    written = write_archive(archive, tweets=50, accounts=5, zipped=False)
    content = written.tweets_path.read_bytes()
    written.tweets_path.write_bytes(content[:-40])
    workspace = tmp_path / "w.duckdb"
    asked = ["import", str(archive), "--workspace", str(workspace)]
    assert main(asked) == 1
    assert "49 of 50 records are whole, 1 is not" in capsys.readouterr().err
    assert not workspace.exists()
    report = ask(*asked, "--accept-damaged")
    assert report["tweets"] == 49
    (reject,) = ask("info", workspace, "--rejects")["rejects"]
    assert (reject["file"], reject["record"]) == (written.tweets_path.name, 50)
    assert content[reject["byte_offset"] : -40].decode() == reject["raw"]
    assert main(["info", str(workspace), "--rejects"]) == 0
    assert "breaks off" in capsys.readouterr().out


def test_one_name_is_not_given_to_several_official_datasets(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_archive(tmp_path / "other", tweets=0, accounts=1, name="other_012021")
    workspace = tmp_path / "w.duckdb"
    asked = ["import", str(archive), str(tmp_path / "other"), "--workspace", str(workspace)]
    assert main([*asked, "--dataset", "both"]) == 1
    assert f"several datasets (other_012021, {NAME})" in capsys.readouterr().err
    assert not workspace.exists()


def test_rename_and_remove(own: Path, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", str(own), NAME.upper(), "mine"]) == 0
    assert ask("info", own)["datasets"][0]["name"] == "mine"
    assert main(["remove", str(own), NAME]) == 1
    assert "nearest is “mine”" in capsys.readouterr().err
    assert main(["remove", str(own), "mine"]) == 0
    assert capsys.readouterr().out == f"Removed mine: {ACCOUNTS} accounts and {TWEETS} tweets.\n"
    assert ask("info", own)["datasets"] == []
    assert main(["info", str(own)]) == 0
    assert "no dataset in this workspace yet" in capsys.readouterr().out


@pytest.mark.parametrize(("answer", "code", "left"), [("n", 130, 1), ("", 130, 1), ("y", 0, 0)])
def test_a_person_is_asked_before_a_dataset_is_removed(
    answer: str,
    code: int,
    left: int,
    own: Path,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdin, "readline", lambda: f"{answer}\n", raising=False)
    assert main(["remove", str(own), NAME]) == code
    assert f"Remove {NAME}, {ACCOUNTS} accounts" in capsys.readouterr().err
    assert len(ask("info", own)["datasets"]) == left


def test_check_finds_a_whole_workspace_whole(
    imported: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ask("check", imported)
    assert found["damage"] == []
    assert [one["state"] for one in found["sources"]] == ["same", "same"]
    assert main(["check", str(imported)]) == 0
    assert capsys.readouterr().out.startswith("Counts and links are as they were imported.\n")


def test_check_tells_sources_that_changed_or_went(
    tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, workspace = tmp_path / "archive", tmp_path / "w.duckdb"
    written = write_archive(archive, tweets=9, accounts=3)
    ask("import", archive, "--workspace", workspace)
    written.users_path.unlink()
    written.tweets_path.write_bytes(b"something else")
    capsys.readouterr()
    assert main(["check", str(workspace)]) == 1
    out, err = capsys.readouterr()
    assert f"not there now: {written.users_path}" in out
    assert f"changed: {written.tweets_path}" in out
    assert "The workspace is whole, but" in err


def test_ctrl_c_cancels_an_import_and_leaves_nothing(tmp_path: Path) -> None:
    archive, workspace = tmp_path / "archive", tmp_path / "w.duckdb"
    write_archive(archive, tweets=40_000, accounts=100)
    command = [sys.executable, "-c", _INTERRUPTED, "import", str(archive), "--workspace"]
    done = subprocess.run(
        [*command, str(workspace)], capture_output=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 130, done.stderr
    assert done.stdout == b""
    assert done.stderr == b"Cancelled: nothing of what was being imported is kept.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


# The signal comes when the import tells that it reads rows: a time would be right or wrong by luck.
_INTERRUPTED = f"""
import os, signal, sys
from explorer.__main__ import main
from explorer.cli import import_archive
from explorer.ingest.progress import Phase

told = import_archive._progress_text

def interrupt(progress):
    if progress.phase is Phase.READING:
        os.kill(os.getpid(), signal.{signal.SIGINT.name})
    return told(progress)

import_archive._progress_text = interrupt
sys.exit(main(sys.argv[1:]))
"""
