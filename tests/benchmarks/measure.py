"""What all benchmarks need: clocks, percentiles, peak memory, and figures printed as JSON."""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

Result = TypeVar("Result")
_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")
_RESET_PEAK = "5"
_KIB_A_MB = 1024
_PERCENTILE_STEPS = 20
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Timed(Generic[Result]):
    """What a call gave, its wall-clock seconds, and what all threads computed meanwhile.

    On a busy machine `cpu_seconds` tell more than `seconds`.
    """

    result: Result
    seconds: float
    cpu_seconds: float


def timed(call: Callable[[], Result]) -> Timed[Result]:
    start, cpu_start = time.perf_counter(), time.process_time()
    result = call()
    return Timed(result, time.perf_counter() - start, time.process_time() - cpu_start)


def interleaved(
    calls: Mapping[str, Callable[[], object]], rounds: int, warm_ups: int = 1
) -> dict[str, tuple[float, ...]]:
    """Seconds of each call, one call after the other in every round.

    What the machine does besides then falls on all calls alike, so that ratios can be trusted.
    The first of them changes from round to round.
    """
    for _ in range(warm_ups):
        for call in calls.values():
            call()
    names = list(calls)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        first = turn % max(len(names), 1)
        for name in (*names[first:], *names[:first]):
            seconds[name].append(timed(calls[name]).seconds)
    return {name: tuple(taken) for name, taken in seconds.items()}


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 % of the values do not exceed; of few values, nearly the largest."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=_PERCENTILE_STEPS, method="inclusive")[-1]


def milliseconds(seconds: Sequence[float]) -> dict[str, float]:
    """Median and p95, as the benchmarks print them."""
    return {"p50": median(seconds) * 1000, "p95": p95(seconds) * 1000}


def peak_mb() -> float:
    """The most memory that this process ever held, or since `forget_peak`, in MiB."""
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / _KIB_A_MB
    return _largest(resource.RUSAGE_SELF)


def resident_mb() -> float:
    """The memory that this process holds now, in MiB; its peak where the system does not tell."""
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / _KIB_A_MB
    return peak_mb()


def children_peak_mb() -> float:
    """The most memory that any one finished child process held, in MiB.

    On Linux a child counts what its parent held when it was started: start children early.
    """
    return _largest(resource.RUSAGE_CHILDREN)


def forget_peak() -> bool:
    """Let `peak_mb` begin anew; False where the system cannot do it."""
    try:
        _CLEAR.write_text(_RESET_PEAK, encoding="ascii")
    except OSError:
        return False
    return True


def _largest(who: int) -> float:
    held = resource.getrusage(who).ru_maxrss
    return held / _KIB_A_MB / (_KIB_A_MB if sys.platform == "darwin" else 1)


def machine() -> dict[str, object]:
    """What the figures were taken on, and how busy it was."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def print_figures(figures: Mapping[str, object]) -> None:
    """One JSON object on stdout, numbers rounded to thousandths."""
    print(json.dumps(_rounded(figures), ensure_ascii=False, indent=2))


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {str(key): _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return value
