"""Short work on the open workspace, off the main thread and out of sight."""

from __future__ import annotations

from collections.abc import Callable

from explorer.app.host import Host
from explorer.app.jobs import Job
from explorer.store.database import Database


def do_in_workspace(
    host: Host, title: str, work: Callable[[Database], object], then: Callable[[object], None]
) -> None:
    """Give `then` what the work came to, on the main thread; what fails is told.

    Nothing is done where no workspace is open.
    """
    workspace = host.workspace
    if workspace is None:
        return
    database = workspace.database
    job = Job(title, lambda _report, _cancelled: work(database))
    job.succeeded.connect(then)
    job.failed.connect(host.desk.report)
    host.jobs.start(job, in_sight=False)
