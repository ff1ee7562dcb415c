"""The benchmark of imports prints what it promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import ingest


def test_benchmark_prints_its_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept = tmp_path / "kept.duckdb"
    monkeypatch.setattr("sys.argv", ["ingest", "--tweets", "500", "--growth", "--keep", str(kept)])
    ingest.main()
    figures = json.loads(capsys.readouterr().out)
    assert figures["tweets"] == 500
    for figure in (
        "scan_s",
        "extract_s",
        "import_s",
        "import_csv_s",
        "ratio_to_scan",
        "ratio_to_scan_csv",
        "peak_mb",
        "workspace_mb",
        "csv_mb",
        "ratio_workspace_to_csv",
        "rows_per_s",
        "growth",
    ):
        assert figures[figure] > 0, figure
    assert len(figures["slowest"]) == 12
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept.duckdb",
        "takedown-explorer-benchmarks",
    ]
