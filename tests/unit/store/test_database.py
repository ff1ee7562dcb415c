"""A workspace file: made, shared, refused, written to all or nothing."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from explorer.errors import BugError, Cancelled, KnownError
from explorer.schema.statement import Statement
from explorer.store import connecting
from explorer.store import database as store_database
from explorer.store.database import SCRATCH, Database
from explorer.store.files import log_path, scratch_folder, temporary_folder, unfinished_path
from explorer.store.hold import Hold
from explorer.store.reader import Writer
from tests.unit.store.no_workspace import NO_WORKSPACE

ONE = Statement("SELECT 1")
SLOW = Statement("SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = 1")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace that was written to, closed."""
    path = tmp_path / "work space é.duckdb"
    with Database.open(path, create=True) as database, database.transaction():
        pass
    return path


def test_a_new_workspace_that_is_never_written_to_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    with Database.open(path, create=True) as database:
        assert path.exists()
        assert database.data_version == 0
    assert list(tmp_path.iterdir()) == []


def test_a_first_change_that_fails_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    with (
        Database.open(path, create=True) as database,
        pytest.raises(BugError),
        database.transaction() as writer,
    ):
        _change_and_fail(writer)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["run_all", "connect_held", "sweep_leftovers", "bring_up_to_date"])
def test_an_opening_that_is_interrupted_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(connecting if step == "run_all" else store_database, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        Database.open(tmp_path / "new.duckdb", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_that_another_program_makes_first_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.duckdb"
    others: list[Hold | None] = []

    def late(late_path: Path) -> Hold | None:
        others.append(connecting.make(late_path))
        return connecting.make(late_path)

    monkeypatch.setattr(store_database, "make", late)
    with pytest.raises(KnownError, match="open in another program"):
        Database.open(path, create=True)
    assert path.exists()
    for other in others:
        assert other is not None
        other.release()
    Database.open(path, read_only=True).close()


def test_an_empty_workspace_that_a_crash_left_goes_with_the_next_failure(workspace: Path) -> None:
    crashed = workspace.with_name("crashed.duckdb")
    held = connecting.make(crashed)
    assert held is not None
    held.release()
    Database.open(crashed).close()
    assert crashed.exists()
    Database.open(crashed, create=True).close()
    assert not crashed.exists()
    Database.open(workspace, create=True).close()
    assert workspace.exists()


def test_the_log_of_a_workspace_that_was_deleted_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    for left in (path, unfinished_path(path)):
        log_path(left).write_bytes(b"changes of another file")
    with Database.open(path, create=True) as database, database.transaction():
        pass
    with Database.open(path) as database:
        assert database.data_version == 1


def test_data_version_rises_with_each_change_and_is_kept(workspace: Path) -> None:
    with Database.open(workspace) as database:
        assert database.data_version == 1
        with database.transaction():
            pass
        assert database.data_version == 2
    with Database.open(workspace) as database:
        assert database.data_version == 2


def _change_and_fail(writer: Writer) -> None:
    writer.run(Statement("DELETE FROM main.workspace"))
    raise BugError("after the change")


def test_a_failed_transaction_leaves_nothing(workspace: Path) -> None:
    with Database.open(workspace) as database:
        with pytest.raises(BugError), database.transaction() as writer:
            _change_and_fail(writer)
        with database.reader() as reader:
            assert len(reader.rows(Statement("FROM main.workspace"))) == 1
        assert database.data_version == 1


def test_readers_see_the_old_state_until_the_commit(workspace: Path) -> None:
    question = Statement("SELECT synthetic FROM main.workspace")
    with Database.open(workspace) as database, database.reader() as reader:
        with database.transaction() as writer:
            writer.run(Statement("UPDATE main.workspace SET synthetic = true"))
            assert reader.rows(question) == [(False,)]
        assert reader.rows(question) == [(True,)]


def test_only_one_writes_at_a_time(workspace: Path) -> None:
    with (
        Database.open(workspace) as database,
        database.transaction(),
        pytest.raises(KnownError, match="still running"),
        database.transaction(),
    ):
        pass


def test_another_process_is_named(workspace: Path) -> None:
    program = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('open'); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(workspace)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(KnownError, match=f"open in another program.*process {other.pid}"):
            Database.open(workspace)
        other.communicate("\n")
    with Database.open(workspace):
        pass


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_a_look_at_the_file_lets_no_other_program_in(workspace: Path, read_only: bool) -> None:
    """The system takes the library's lock away when any part of a process closes the file."""
    program = (
        "import sys; from pathlib import Path; from explorer.store.database import Database\n"
        f"Database.open(Path(sys.argv[1]), read_only={read_only})"
    )
    with Database.open(workspace):
        workspace.read_bytes()
        done = subprocess.run(
            [sys.executable, "-c", program, str(workspace)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert "is open in another program: close it there and try again" in done.stderr


def test_what_is_open_for_reading_is_not_written_to(workspace: Path) -> None:
    with (
        Database.open(workspace, read_only=True) as database,
        pytest.raises(KnownError, match="may not be written to: give yourself the right"),
        database.transaction(),
    ):
        pass


def test_read_only_openings_share_a_file(workspace: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from explorer.store.database import Database\n"
        "Database.open(Path(sys.argv[1]), read_only=True); print('read')"
    )
    with Database.open(workspace, read_only=True):
        done = subprocess.run(
            [sys.executable, "-c", program, str(workspace)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stdout == "read\n", done.stderr


def _other_database(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")


def _newer(path: Path) -> None:
    Database.open(path, create=True).close()
    with Database.open(path, create=True) as database, database.transaction() as writer:
        writer.run(Statement("UPDATE main.workspace SET format_version = 99"))


def _nothing(path: Path) -> None:
    """Leave no file there."""


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        *NO_WORKSPACE,
        pytest.param(_other_database, "not a workspace of this program", id="another database"),
        pytest.param(_newer, "newer version", id="newer version"),
        pytest.param(_nothing, "There is no workspace", id="nothing"),
    ],
)
def test_what_is_no_workspace_is_refused_in_words(
    tmp_path: Path, prepare: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "x.duckdb"
    prepare(path)
    with pytest.raises(KnownError, match=says):
        Database.open(path)


def test_no_workspace_is_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no folder"):
        Database.open(tmp_path / "none" / "x.duckdb", create=True)


def test_what_a_crash_left_is_swept_away_at_the_next_opening(workspace: Path) -> None:
    scratch_folder(workspace).mkdir()
    (scratch_folder(workspace) / "part.csv").write_text("x")
    temporary_folder(workspace).mkdir()
    unfinished_path(workspace).write_text("x")
    with Database.open(workspace):
        assert sorted(workspace.parent.iterdir()) == [workspace]


def test_opening_for_reading_sweeps_too_but_for_blocks_of_other_readers(workspace: Path) -> None:
    scratch_folder(workspace).mkdir()
    temporary_folder(workspace).mkdir()
    unfinished_path(workspace).write_text("x")
    with Database.open(workspace, read_only=True):
        left = set(workspace.parent.iterdir()) - {workspace}
    assert left == {temporary_folder(workspace)}


def test_an_interrupt_stops_the_running_statement_only(workspace: Path) -> None:
    with Database.open(workspace) as database, database.reader() as reader:
        reader.interrupt()
        assert reader.rows(ONE) == [(1,)]
        timer = threading.Timer(0.2, reader.interrupt)
        timer.start()
        began = time.monotonic()
        with pytest.raises(Cancelled):
            reader.rows(SLOW)
        timer.join()
        assert time.monotonic() - began < 5
        assert reader.rows(ONE) == [(1,)]


def test_a_wrong_statement_is_a_bug(workspace: Path) -> None:
    with (
        Database.open(workspace) as database,
        database.reader() as reader,
        pytest.raises(BugError),
    ):
        reader.rows(Statement("SELECT nothing"))


def test_settings_cannot_be_changed_and_nothing_is_loaded_by_itself() -> None:
    with Database.in_memory() as database, database.reader() as reader:
        off = Statement(
            "SELECT value FROM duckdb_settings() WHERE name IN "
            "('autoinstall_known_extensions', 'autoload_known_extensions')"
        )
        assert reader.rows(off) == [("false",), ("false",)]
        with pytest.raises(BugError, match="locked"):
            reader.rows(Statement("SET threads = 1"))


def test_columns_frame_and_file_give_the_same_answer(tmp_path: Path) -> None:
    question = Statement("SELECT * FROM (VALUES (1, 'a,\"b'), (NULL, ?)) AS t (n, s)", ("é",))
    with Database.in_memory() as database, database.reader() as reader:
        columns = reader.columns(question)
        assert columns["n"].tolist() == [1, None]
        assert columns["s"].tolist() == ['a,"b', "é"]
        frame = reader.frame(question)
        assert frame["s"].tolist() == ['a,"b', "é"]
        target = tmp_path / "it's out.csv"
        options = {"FORMAT": "csv", "HEADER": True, "FORCE_QUOTE": "*", "DELIMITER": ","}
        assert reader.copy_to(question, target, options) == 2
        assert target.read_text("utf-8") == '"n","s"\n"1","a,""b"\n,"é"\n'


def test_scratch_tables_are_seen_by_other_readers_and_stay_out_of_the_file(
    workspace: Path,
) -> None:
    with (
        Database.open(workspace, read_only=True) as database,
        database.reader() as one,
        database.reader() as other,
    ):
        one.rows(Statement(f"CREATE TABLE {SCRATCH}.t AS SELECT 1 AS a"))
        assert other.rows(Statement(f"FROM {SCRATCH}.t")) == [(1,)]
