"""What an import is said to need before it begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.archive.discover import discover
from explorer.ingest.plan import plan
from tests.helpers.archives import write_archive


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "zipped"])
def test_short_tables_need_room_for_the_log_beside_the_workspace(
    zipped: bool, tmp_path: Path
) -> None:
    planned = plan(discover([write_archive(tmp_path, tweets=500, zipped=zipped)]), None)
    assert planned.bytes < planned.needed_disk_bytes < 2 * planned.bytes
