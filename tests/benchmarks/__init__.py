"""Measurements, run by hand and small in CI: `python -m tests.benchmarks.NAME --tweets N`."""
