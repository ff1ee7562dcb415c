"""Exporting: files with their sidecars, again byte for byte, and nothing replaced unasked."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.sample.write import write_archive
from tests.unit.cli.conftest import Ask


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    write_archive(folder / "archive", tweets=200, accounts=10)
    path = folder / "w.duckdb"
    assert main(["import", str(folder / "archive"), "--workspace", str(path)]) == 0
    return path


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize(
    ("entity", "filters"),
    [("tweets", ["-language:zh"]), ("accounts", ["-language:zh", "tweets:>0"])],
)
def test_as_many_rows_as_counted(
    imported: Path,
    tmp_path: Path,
    ask: Ask,
    capsys: pytest.CaptureFixture[str],
    entity: str,
    filters: list[str],
) -> None:
    given = [word for one in filters for word in ("--filter", one)]
    counted = ask("count", imported, *given)
    output = tmp_path / "x.csv"
    assert main(["export", entity, str(imported), "--output", str(output), *given]) == 0
    assert 0 < counted[entity] < counted[f"all_{entity}"]
    assert len(rows_of(output)) == counted[entity] + 1
    assert capsys.readouterr().out.split("\n") == [
        str(output),
        f"{counted[entity]} of {counted[f'all_{entity}']} {entity}; where they come from:",
        f"{output}.provenance.json",
        "",
    ]


def test_columns_are_chosen_by_name(imported: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.csv"
    asked = ["export", "tweets", str(imported), "--output", str(output), "--columns"]
    assert main([*asked, "tweetid, tweet_text"]) == 0
    assert rows_of(output)[0] == ["tweetid", "tweet_text"]
    assert main([*asked, "official", "--force"]) == 0
    assert rows_of(output)[0][:2] == ["dataset", "tweetid"]


def test_the_same_again_from_the_sidecar(
    imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, again = tmp_path / "x.csv", tmp_path / "y.csv"
    asked = ["export", "tweets", str(imported), "--output", str(first)]
    assert main([*asked, "--filter", "hour:9..17", "--zone", "+08:00"]) == 0
    sidecar = f"{first}.provenance.json"
    assert (
        main(["export", "--from", sidecar, "--workspace", str(imported), "--output", str(again)])
        == 0
    )
    assert again.read_bytes() == first.read_bytes()
    assert "The bytes are the same" in capsys.readouterr().err


def test_both_in_one_go_or_neither(imported: Path, tmp_path: Path) -> None:
    asked = ["export", "both", str(imported), "--output", str(tmp_path / "x.csv.gz")]
    (tmp_path / "x_tweets.csv.gz").write_text("mine", encoding="utf-8")
    assert main(asked) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["x_tweets.csv.gz"]
    (tmp_path / "x_tweets.csv.gz").unlink()
    assert main(asked) == 0
    for name, rows in (("x_accounts.csv.gz", 10), ("x_tweets.csv.gz", 200)):
        with gzip.open(tmp_path / name, "rt", encoding="utf-8", newline="") as stream:
            assert len(list(csv.reader(stream))) == rows + 1
        assert main(["verify", str(tmp_path / name)]) == 0


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.csv", b'"source"'), ("x.graphml", b"<?xml"), ("x.graphml.zip", b"PK")],
)
def test_the_name_of_a_file_of_edges_tells_what_it_is(
    name: str, begins: bytes, imported: Path, tmp_path: Path
) -> None:
    asked = ["export", "edges", str(imported), "--kind", "retweets"]
    assert main([*asked, "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_columns_can_be_added(imported: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.csv"
    asked = ["export", "accounts", str(imported), "--output", str(output)]
    assert main([*asked, "--add", "dataset,tweets_in_selection"]) == 0
    assert rows_of(output)[0][-2:] == ["dataset", "tweets_in_selection"]


def test_nothing_is_replaced_without_force(
    imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "x.csv"
    output.write_text("mine", encoding="utf-8")
    asked = ["export", "accounts", str(imported), "--output", str(output)]
    assert main(asked) == 1
    assert output.read_text(encoding="utf-8") == "mine"
    assert "exists already" in capsys.readouterr().err
    assert main([*asked, "--force"]) == 0
    assert len(rows_of(output)) == 11


def test_the_workspace_is_never_replaced(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = imported.read_bytes()
    asked = ["export", "tweets", str(imported), "--output", str(imported), "--force"]
    assert main(asked) == 1
    assert "would replace the workspace itself" in capsys.readouterr().err
    assert imported.read_bytes() == before


def test_verify_tells_a_file_that_was_changed(
    imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "x.csv"
    assert main(["export", "accounts", str(imported), "--output", str(output)]) == 0
    assert main(["verify", str(output)]) == 0
    assert "is as it was exported: 10 accounts" in capsys.readouterr().out
    output.write_bytes(output.read_bytes().replace(b'"', b"'", 1))
    assert main(["verify", str(output)]) == 1
    assert "was changed after its export" in capsys.readouterr().err


def test_sample_writes_the_same_archive_for_the_same_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("one", "two"):
        asked = ["sample", str(tmp_path / folder), "--tweets", "40", "--accounts", "4"]
        assert main([*asked, "--seed", "7"]) == 0
    users, tweets, said = capsys.readouterr().out.split("\n")[:3]
    assert said.startswith("4 accounts and 40 tweets, all of them made up")
    for path in (Path(users), Path(tweets)):
        other = tmp_path / "one" / path.name
        assert path.read_bytes() == other.read_bytes()
    assert main(["sample", str(tmp_path / "one")]) == 1
    assert "exists already" in capsys.readouterr().err


def test_the_import_report_is_a_table_that_can_be_made_again(
    imported: Path, tmp_path: Path, ask: Ask
) -> None:
    output, again = tmp_path / "report.csv", tmp_path / "again.csv"
    assert main(["export", "files", str(imported), "--output", str(output)]) == 0
    told = ask("info", imported)["datasets"][0]
    with output.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    named = {row["file"]: row for row in rows}
    assert [named[file["name"]]["records_kept"] for file in told["files"]] == [
        str(file["rows_kept"]) for file in told["files"]
    ]
    assert {row["dataset_accounts"] for row in rows} == {str(told["accounts"])}
    for row in rows:
        taken = sum(int(row[f"records_{what}"]) for what in ("kept", "rejected", "duplicate"))
        assert taken == int(row["records"])
    assert main(["verify", str(output)]) == 0
    sidecar = f"{output}.provenance.json"
    asked = ["export", "--from", sidecar, "--workspace", str(imported), "--output", str(again)]
    assert main(asked) == 0
    assert again.read_bytes() == output.read_bytes()


@pytest.mark.parametrize(
    "wrong", [["--filter", "language:zh"], ["--columns", "file"], ["--mode", "spreadsheet"]]
)
def test_what_a_list_of_files_cannot_be(
    imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    output = tmp_path / "report.csv"
    assert main(["export", "files", str(imported), "--output", str(output), *wrong]) == 1
    assert "leave" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
