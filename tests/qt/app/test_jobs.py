"""Long work on threads: progress, success, failure and cancel all come on the main thread."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app.jobs import IsCancelled, Job, Jobs, Report
from explorer.app.progress_strip import ProgressStrip, Shown, time_left
from explorer.errors import Cancelled, KnownError


def test_an_answer_comes_on_the_main_thread_and_ended_comes_last(qtbot: QtBot) -> None:
    jobs, said = Jobs(), []
    job = Job("Counting", lambda _tell, _stop: threading.current_thread().name)
    job.succeeded.connect(lambda answer: said.append((answer, threading.current_thread())))
    job.ended.connect(lambda: said.append("ended"))
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    assert said == [("job Counting", threading.main_thread()), "ended"]
    assert jobs.running == ()


@pytest.mark.parametrize("error", [KnownError("The disk is full."), ValueError("odd")])
def test_a_failure_is_handed_over(qtbot: QtBot, error: Exception) -> None:
    def work(_tell: Report, _stop: IsCancelled) -> object:
        raise error

    jobs, job = Jobs(), Job("Failing", work)
    with qtbot.waitSignal(job.failed) as caught:
        jobs.start(job)
    assert caught.args == [error]
    qtbot.waitUntil(lambda: jobs.running == ())


def test_a_cancel_interrupts_and_is_neither_success_nor_failure(qtbot: QtBot) -> None:
    begun, freed = threading.Event(), threading.Event()

    def work(_tell: Report, stop: IsCancelled) -> object:
        begun.set()
        freed.wait(10)
        if stop():
            raise Cancelled
        return "never"

    jobs, job, said = Jobs(), Job("Waiting", work, freed.set), []
    job.succeeded.connect(lambda _answer: said.append("succeeded"))
    job.failed.connect(lambda _error: said.append("failed"))
    job.cancelled.connect(lambda: said.append("cancelled"))
    jobs.start(job)
    begun.wait(10)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert said == ["cancelled"]


def test_progress_is_thinned_out_and_the_newest_arrives(qtbot: QtBot) -> None:
    def work(tell: Report, _stop: IsCancelled) -> object:
        for number in range(10_000):
            tell(number)
        return None

    jobs, job, seen = Jobs(), Job("Busy", work), []
    job.progressed.connect(seen.append)
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    assert seen[-1] == 9_999
    assert seen == sorted(seen)
    assert len(seen) < 10_000


def test_the_strip_shows_a_job_and_goes_with_it(qtbot: QtBot) -> None:
    jobs, free = Jobs(), threading.Event()

    def work(tell: Report, stop: IsCancelled) -> object:
        tell(Shown("reading, 12 rows", 0.41, 75))
        free.wait(10)
        if stop():
            raise Cancelled
        return None

    strip = ProgressStrip(jobs)
    qtbot.addWidget(strip)
    assert not strip.isVisible()
    job = Job("Importing thailand", work, free.set)
    jobs.start(job)
    bar = strip.findChild(QProgressBar)
    text = strip.findChild(QLabel, "progressText")
    cancel = strip.findChild(QPushButton, "cancelButton")
    assert isinstance(bar, QProgressBar)
    assert isinstance(text, QLabel)
    assert isinstance(cancel, QPushButton)
    qtbot.waitUntil(lambda: text.text() == "reading, 12 rows · 41% · about 1 min left")
    assert strip.isVisible()
    assert bar.value() == 410
    with qtbot.waitSignal(job.cancelled):
        cancel.click()
    qtbot.waitUntil(lambda: not strip.isVisible())


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "nearly done"),
        (1, "about 1 s left"),
        (59, "about 59 s left"),
        (95, "about 2 min left"),
    ],
)
def test_time_left_is_no_more_exact_than_it_is_known(seconds: float, said: str) -> None:
    assert time_left(seconds) == said
