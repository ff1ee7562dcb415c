"""Which module answers which command."""

from __future__ import annotations

from explorer.cli import count, sample
from explorer.cli.asked import Asked, Count, Sample


def run(asked: Asked) -> int:
    """Run a command and return its exit code."""
    match asked:
        case Count():
            return count.run(asked)
        case Sample():
            return sample.run(asked)
        case _:
            raise NotImplementedError(asked)
