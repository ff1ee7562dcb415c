"""`verify`: an exported file against its sidecar."""

from __future__ import annotations

from explorer.cli.asked import Verify
from explorer.export.verify import verify


def run(asked: Verify) -> int:
    """Say that the file is whole; KnownError where it is not."""
    print(verify(asked.file))
    return 0
