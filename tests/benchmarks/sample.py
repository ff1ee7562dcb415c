"""How quickly a synthetic archive is written; also makes the archives of the other benchmarks.

python -m tests.benchmarks.sample --tweets 10000000
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path
from zipfile import ZipFile

import explorer.sample
from explorer.sample.write import Written, write_archive
from tests.benchmarks.measure import machine, peak_mb, print_figures, timed

NAME = "synthetic_012021"
DEFAULT_SEED = 20_210_120
_BYTES_A_MB = 1_000_000
_DIGEST_LENGTH = 8
# Tweets below which an archive has so many accounts: the sample's density, then those of
# china_052020, of a mid-size set and of turkey_052020.
_ACCOUNTS = ((1_000_000, 23_750), (20_000_000, 5_241))
_MOST_ACCOUNTS = 7_340
_SMALL, _TWEETS_AN_ACCOUNT = 200_000, 67


def accounts_for(tweets: int) -> int:
    """As many accounts as a real archive with so many tweets has."""
    if tweets < _SMALL:
        return max(tweets // _TWEETS_AN_ACCOUNT, 1)
    return next((accounts for below, accounts in _ACCOUNTS if tweets < below), _MOST_ACCOUNTS)


def archive_folder(
    tweets: int,
    accounts: int | None = None,
    seed: int = DEFAULT_SEED,
    keep_in: Path | None = None,
) -> Path:
    """A folder with the two zips of a synthetic archive, made now or by an earlier run.

    Archives are kept apart by what was asked for and by the generator's own code.
    """
    accounts = accounts_for(tweets) if accounts is None else accounts
    kept = keep_in or Path(tempfile.gettempdir()) / "takedown-explorer-benchmarks"
    folder = kept / f"{tweets}-{accounts}-{seed}-{_generator_digest()}"
    if not (folder / f"{NAME}_tweets_csv_hashed.zip").exists():
        write_archive(
            folder, tweets=tweets, accounts=accounts, seed=seed, name=NAME, overwrite=True
        )
    return folder


def _generator_digest() -> str:
    digest = hashlib.sha256()
    for source in sorted(Path(*explorer.sample.__path__).rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:_DIGEST_LENGTH]


def extracted_bytes(written: Written) -> int:
    """Size of both CSVs once they are out of their zips."""
    total = 0
    for path in (written.users_path, written.tweets_path):
        with ZipFile(path) as container:
            total += sum(member.file_size for member in container.infolist())
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tweets", type=int, default=100_000)
    parser.add_argument("--accounts", type=int, default=None)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    asked = parser.parse_args()
    accounts = accounts_for(asked.tweets) if asked.accounts is None else asked.accounts
    with tempfile.TemporaryDirectory(prefix="sample-benchmark-") as folder:
        took = timed(
            lambda: write_archive(
                Path(folder), tweets=asked.tweets, accounts=accounts, seed=asked.seed
            )
        )
        csv_bytes = extracted_bytes(took.result)
    print_figures(
        {
            "tweets": asked.tweets,
            "accounts": accounts,
            "seconds": took.seconds,
            "cpu_seconds": took.cpu_seconds,
            "peak_mb": peak_mb(),
            "mb_written": took.result.bytes / _BYTES_A_MB,
            "mb_csv": csv_bytes / _BYTES_A_MB,
            "rows_per_s": round(asked.tweets / took.seconds),
            "machine": machine(),
        }
    )


if __name__ == "__main__":
    main()
