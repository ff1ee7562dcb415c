"""The import itself: a job, the question about damage, and the report of what came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.app import import_work, settings
from explorer.app.dialogs.ask import confirm
from explorer.app.dialogs.preview import ImportChoice
from explorer.app.host import Host
from explorer.app.import_work import Imported, Prepared
from explorer.app.jobs import Job, Work
from explorer.app.reporting import Reporting
from explorer.ingest.verify import Damaged


class Loading:
    """Imports what was chosen, into the open workspace or a new one."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._reporting = Reporting(host)

    def load(self, prepared: Prepared, choice: ImportChoice) -> None:
        """Start the import; the window stays free for what is there already."""
        work = self._work(prepared, choice)
        if work is None:
            return
        title = f"Importing {_listed(import_work.names_of(prepared, choice))}"
        job = Job(title, work)
        job.succeeded.connect(lambda answer: self._on_imported(answer, prepared, choice))
        job.failed.connect(lambda error: self._on_failed(error, prepared, choice))
        job.cancelled.connect(lambda: self._on_cancelled(title))
        self._host.jobs.start(job)

    def _work(self, prepared: Prepared, choice: ImportChoice) -> Work | None:
        target = choice.workspace
        if target is not None:
            settings.remember_workspace_folder(self._host.remembered, target.parent)
            return lambda report, stop: import_work.create(prepared, choice, target, report, stop)
        if self._host.workspace is None:
            return None
        database = self._host.workspace.database
        return lambda report, stop: import_work.add(prepared, choice, database, report, stop)

    def _on_imported(self, answer: object, prepared: Prepared, choice: ImportChoice) -> None:
        if not isinstance(answer, Imported):
            return
        # This job itself is still among the running ones.
        if answer.opened is not None and len(self._host.jobs.running) > 1:
            path = answer.opened.database.path
            answer.opened.database.close()
            self._host.tell(f"Import finished; open {path} when the rest has ended.")
            return
        if answer.opened is not None:
            self._host.show_opened(answer.opened)
        else:
            self._show_data()
        self._host.tell("Import finished.")
        self._reporting.open(answer.account)
        if answer.refused is not None:
            # What came in is in the workspace that is open now.
            self._on_refused(answer.refused, prepared, replace(choice, workspace=None))

    def _on_failed(self, error: Exception, prepared: Prepared, choice: ImportChoice) -> None:
        # Of several datasets some may have come in before one was refused.
        self._show_data()
        self._on_refused(error, prepared, choice)

    def _on_cancelled(self, title: str) -> None:
        self._show_data()
        self._host.tell(f"{title}: cancelled.")

    def _on_refused(self, error: Exception, prepared: Prepared, choice: ImportChoice) -> None:
        if not isinstance(error, Damaged):
            self._host.desk.report(error)
            return
        dialog = confirm(
            "Import what is whole?",
            f"{error.figures} You can import the whole records and keep the rest apart, or "
            "download or extract the file again.",
            "Import the whole records",
            self._host.window,
            no="Leave it out",
        )
        accepted = replace(choice, accept_damaged=True)
        dialog.accepted.connect(lambda: self.load(prepared, accepted))
        dialog.open()

    def _show_data(self) -> None:
        if self._host.workspace is not None:
            self._host.workspace.session.data_changed()


def _listed(names: Sequence[str]) -> str:
    most = 2
    return ", ".join(names) if len(names) <= most else f"{names[0]} and {len(names) - 1} more"
