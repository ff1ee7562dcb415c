"""Opening: from paths, a dialog, a drop or the command line to a workspace on the board.

What archives are read with is loaded with the first archive, 0.1 s that no workspace needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from explorer.app import places
from explorer.app.arguments import OpenWindow
from explorer.app.host import Host
from explorer.app.jobs import IsCancelled, Job, Report, Work
from explorer.app.workspace import Opened, looks_like_workspace, open_database

_ARCHIVES = "Archive files (*.zip *.csv *.gz);;All files (*)"
_WORKSPACES = f"Workspaces (*{places.WORKSPACE_SUFFIX});;All files (*)"


class Importing:
    """Slots for everything that opens something; the work itself is done by jobs."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._aim: Path | None = None
        """The workspace that the command line wants imports to go to."""

    def begin(self, asked: OpenWindow) -> None:
        """Open what the command line names."""
        archives = [path for path in asked.paths if not looks_like_workspace(path)]
        workspaces = [path for path in asked.paths if looks_like_workspace(path)]
        self._aim = asked.workspace
        wanted = asked.workspace
        if wanted is not None and (wanted.exists() or not archives):
            self._open_then(wanted, archives)
        elif workspaces:
            self._open_then(workspaces[0], archives)
        elif archives:
            self.open_paths(archives)
        elif asked.sample:
            self.open_sample()

    def choose_archives(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self._host.window, "Open archive", str(Path.home()), _ARCHIVES
        )
        if paths:
            self.open_paths([Path(path) for path in paths])

    def choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self._host.window, "Open archive folder", str(Path.home())
        )
        if folder:
            self.open_paths([Path(folder)])

    def choose_workspace(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._host.window, "Open workspace", str(places.data_folder()), _WORKSPACES
        )
        if path:
            self.open_workspace_file(Path(path))

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open a workspace or preview archives, whatever was dropped or chosen."""
        workspaces = [path for path in paths if looks_like_workspace(path)]
        archives = [path for path in paths if path not in workspaces]
        if workspaces:
            self._open_then(workspaces[0], archives)
            return
        from explorer.app.loading import Loading  # noqa: PLC0415 - see above
        from explorer.app.preparing import Preparing  # noqa: PLC0415

        aim, self._aim = self._aim, None
        Preparing(self._host, archives, aim, Loading(self._host).load).look()

    def open_workspace_file(self, path: Path) -> None:
        self._open_then(path, [])

    def open_sample(self) -> None:
        """Open the built-in sample, made on first use."""
        path = places.sample_workspace()
        if self._is_open(path):
            self._host.tell("The sample is open already.")
            return
        self._host.when_free(
            "open the sample",
            lambda: self._start(
                "Opening the synthetic sample",
                lambda report, cancelled: _sample(path, report, cancelled),
                self._on_opened,
            ),
        )

    def _open_then(self, path: Path, archives: Sequence[Path]) -> None:
        def opened(answer: object) -> None:
            self._on_opened(answer)
            if archives:
                self.open_paths(archives)

        if self._is_open(path):
            self._host.tell(f"{path.name} is open already.")
            if archives:
                self.open_paths(archives)
            return
        self._host.when_free(
            f"open {path.name}",
            lambda: self._start(
                f"Opening {path.name}", lambda _report, _stop: open_database(path), opened
            ),
        )

    def _is_open(self, path: Path) -> bool:
        workspace = self._host.workspace
        return workspace is not None and _same(workspace.path, path)

    def _on_opened(self, answer: object) -> None:
        if isinstance(answer, Opened):
            self._host.show_opened(answer)

    def _start(self, title: str, work: Work, on_success: Callable[[object], None]) -> None:
        job = Job(title, work)
        job.succeeded.connect(on_success)
        job.failed.connect(self._host.desk.report)
        job.cancelled.connect(lambda: self._host.tell(f"{title}: cancelled."))
        self._host.jobs.start(job)


def _sample(path: Path, tell: Report, cancelled: IsCancelled) -> Opened:
    """The sample's workspace, made where there is none yet; on the thread of a job."""
    if path.exists():
        return open_database(path)
    from explorer.app.import_work import make_sample  # noqa: PLC0415 - see above

    return make_sample(path, tell, cancelled)


def _same(one: Path | None, other: Path) -> bool:
    return one is not None and one.resolve() == other.resolve()
