"""The clocks that a heatmap can be read on."""

from __future__ import annotations

import re
from types import MappingProxyType
from zoneinfo import available_timezones

from explorer.schema.clause import UTC

OFFERED = MappingProxyType(
    {
        UTC: "UTC",
        "+08:00": "Beijing (UTC+8)",
        "Europe/Moscow": "Moscow",
        "Europe/Istanbul": "Istanbul",
        "Asia/Tehran": "Tehran",
        "Asia/Bangkok": "Bangkok",
        "America/Caracas": "Caracas",
    }
)
"""Where the operations that were disclosed are said to have been run from."""
_OFFSET = re.compile(r"([+-])0?(\d{1,2}):(\d{2})")


def zone_words(zone: str) -> str:
    """`Beijing (UTC+8)`, `Istanbul`, `UTC−3:30`."""
    return OFFERED.get(zone) or short_zone(zone)


def short_zone(zone: str) -> str:
    """What stands beside the axis: `UTC+8`, `Istanbul`, `UTC−3:30`."""
    match = _OFFSET.fullmatch(zone)
    if match is None:
        return zone.rpartition("/")[2].replace("_", " ")
    sign = "−" if match[1] == "-" else "+"
    return f"UTC{sign}{match[2]}" + ("" if match[3] == "00" else f":{match[3]}")


def named_zones() -> list[str]:
    """Every zone that the system's time-zone database knows, by name."""
    return sorted(available_timezones())
