"""What every test gets: a quiet offscreen Qt, folders of its own, and guards that let nothing by.

A test fails on warnings (pyproject.toml), on Qt's messages (pytest-qt), on log records that it
did not look at and clear, and on threads and timers that it leaves behind.
"""

from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_LOGGING_RULES"] = "qt.text.font.db=false"

PROJECT = Path(__file__).resolve().parents[1]
SHARED_DATA = PROJECT.parent / "shared" / "data"
THREAD_GRACE_S = 20.0
PATIENCE_MS = 60_000
"""Waiting ends with what is waited for; this long only where it never comes."""
REAL_WINDOWS = ("tests/bundle/", "tests/journeys/")

settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real archives that lies beside the project; never copied into it."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real archives are not here: {SHARED_DATA.name} beside the project is absent")
    return SHARED_DATA


@pytest.fixture(scope="session", autouse=True)
def folders_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, caches and workspaces of whoever runs the tests are never touched."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            folder = home / name.lower()
            folder.mkdir()
            patch.setenv(f"XDG_{name}_HOME", str(folder))
        yield


class PatientBot(QtBot):
    """Waits for what happens, however busy the machine is."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that expects a warning asserts it and then calls `caplog.clear()`."""
    yield
    left = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if left:
        lines = "\n".join(f"  {record.name}: {record.getMessage()}" for record in left)
        pytest.fail(f"logged and not looked at:\n{lines}", pytrace=False)


@pytest.fixture(autouse=True)
def no_live_threads() -> Iterator[None]:
    """Whatever a test starts it also ends."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    # A thread of Qt's that once ran Python leaves a dummy behind, which nobody can join.
    own = [thread for thread in started if not isinstance(thread, threading._DummyThread)]
    for thread in own:
        thread.join(THREAD_GRACE_S)
    alive = [thread.name for thread in own if thread.is_alive()]
    if alive:
        pytest.fail(f"threads left running: {', '.join(alive)}", pytrace=False)


@pytest.fixture(autouse=True)
def no_live_timers(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A timer that still ticks when its window is closed keeps work and memory alive."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    # Here, because tests without Qt must not need it.
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer  # noqa: PLC0415
    from shiboken6 import isValid  # noqa: PLC0415

    started: weakref.WeakSet[QTimer] = weakref.WeakSet()
    original = QTimer.start

    def start(timer: QTimer, *milliseconds: int) -> None:
        started.add(timer)
        original(timer, *milliseconds)

    monkeypatch.setattr(QTimer, "start", start)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ticking = [timer for timer in started if isValid(timer) and timer.isActive()]
    for timer in ticking:
        timer.stop()
    if ticking:
        owners = ", ".join(type(timer.parent()).__name__ for timer in ticking)
        pytest.fail(f"timers left ticking, of: {owners}", pytrace=False)


class Spread(LoadFileScheduling):
    """Whole files go to the cores, one after the other; all real windows to the same core.

    Windows first, because they take longest and mostly wait; one at a time, because two would
    take each other's time while a hand is in the middle of a drag.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "real windows" if nodeid.startswith(REAL_WINDOWS) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Folders are spread over the cores; what is named by its file runs here, where `-s` prints."""
    named = (Path(argument.split("::")[0]) for argument in config.args)
    return None if all(path.is_dir() for path in named) else 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    return Spread(config, log)


def pytest_report_header() -> str:
    """Says what decides how much of the suite runs here."""
    archives = "present" if SHARED_DATA.is_dir() else "absent"
    return f"Qt platform: {os.environ['QT_QPA_PLATFORM']}; real archives: {archives}"
