"""`sample`: a synthetic archive in the official layout."""

from __future__ import annotations

import sys

from explorer.cli.asked import Sample
from explorer.cli.progress import progress_line
from explorer.cli.stopping import stoppable
from explorer.sample.write import write_archive
from explorer.schema.words import size_text


def run(asked: Sample) -> int:
    """Write the archive and say where its files are."""
    with stoppable() as stopped, progress_line(sys.stderr) as line:
        written = write_archive(
            asked.folder,
            tweets=asked.tweets,
            accounts=asked.accounts,
            seed=asked.seed,
            overwrite=asked.force,
            on_progress=lambda done, total: line.tell(f"{done:,} of {total:,} tweets"),
            cancelled=stopped,
        )
    print(written.users_path)
    print(written.tweets_path)
    print(
        f"{written.accounts:,} accounts and {written.tweets:,} tweets, all of them made up, "
        f"in {size_text(written.bytes)}."
    )
    return 0
