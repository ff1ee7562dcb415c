"""A Bloom filter of the known profiles, in variables of the connection.

A cast to an ENUM that fails words an error message out of all its members, which takes
milliseconds; so what the sieve holds back is not cast at all.
"""

from __future__ import annotations

from explorer.schema.statement import Statement

_BITS, _MASK = "known_bits", "known_mask"
# With two bits an account, one in a thousand unknown profiles passes; the whole has at most half a
# megabyte, copied for every 2,048 rows.
_HASH_SHIFTS = (0, 32)
_ROOM_AN_ACCOUNT = 64
_LEAST_POWER, _MOST_POWER = 10, 22


def fill(table: str, hashed: str) -> tuple[Statement, ...]:
    """Let the hashes in a column of a table pass, and hardly any other."""
    wanted = f"ceil(log2(count(*) * {_ROOM_AN_ACCOUNT} + 1))"
    power = f"least(greatest({wanted}, {_LEAST_POWER}), {_MOST_POWER})"
    mask = f"(1::UBIGINT << CAST({power} AS UBIGINT)) - 1"
    # One place is always set, because there would be no bits at all without any.
    places = " UNION ALL ".join(
        ("SELECT 0 AS place", *(f"SELECT {place} FROM {table}" for place in _places(hashed)))
    )
    # All places are within the range; it must be said because it decides the length.
    bits = f"bitstring_agg(place, 0, CAST(getvariable('{_MASK}') AS INTEGER))"
    return (
        Statement(f"SET VARIABLE {_MASK} = (SELECT {mask} FROM {table})"),
        Statement(f"SET VARIABLE {_BITS} = (SELECT {bits} FROM ({places}))"),
    )


def lets_pass(hashed: str) -> str:
    """SQL: true for every hash that was filled in, false for nearly all others."""
    return " AND ".join(
        f"get_bit(getvariable('{_BITS}'), {place}) = 1" for place in _places(hashed)
    )


def _places(hashed: str) -> tuple[str, ...]:
    mask = f"getvariable('{_MASK}')"
    return tuple(f"CAST(({hashed} >> {shift}) & {mask} AS INTEGER)" for shift in _HASH_SHIFTS)
