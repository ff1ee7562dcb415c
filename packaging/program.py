"""The folder that runs without Python, made by PyInstaller."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SPEC = PROJECT / "packaging" / "takedown-explorer.spec"
NAME = "takedown-explorer"
BYTES_PER_MB = 1_000_000
# The interpreter's own libraries carry megabytes of symbols; those of wheels break when stripped.
_STRIPPED = ("_internal/libpython*.so*", "_internal/python3*/lib-dynload/*.so")


def make_program(output: Path, scratch: Path) -> Path:
    """Run PyInstaller; its notes about what it collected stay in `scratch`."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(output), "--workpath", str(scratch), str(SPEC)]
    # Code lies in the program as it is: to inflate it takes 20 ms of every start, and the packages
    # are compressed as a whole.
    environment = {**os.environ, "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
    subprocess.run(command, check=True, stdout=sys.stderr, cwd=PROJECT, env=environment)
    program = output / NAME
    if sys.platform == "linux":
        _strip(program)
        _unpack_bindings(program)
    return program


def _unpack_bindings(program: Path) -> None:
    """Compile Shiboken's own Python code, which it carries as text and would at every start.

    It unpacks itself into the folder where it looks for it first, if told so.
    """
    unpacking = {**os.environ, "SBK_EMBED": "no"}
    # Help on what is drawn comes from the window's side, which loads Qt.
    command = [str(program / NAME), "render", "--help"]
    subprocess.run(command, check=True, env=unpacking, stdout=subprocess.DEVNULL)
    unpacked = program / "_internal" / "shiboken6" / "files.dir"
    if not compileall.compile_dir(unpacked, legacy=True, optimize=2, quiet=1, stripdir=unpacked):
        raise SystemExit(f"{unpacked} cannot be compiled")
    for source in unpacked.rglob("*.py"):
        source.unlink()


def _strip(program: Path) -> None:
    strip = shutil.which("strip")
    if strip is None:
        print("binutils' strip is missing; Python keeps its symbols", file=sys.stderr)
        return
    for pattern in _STRIPPED:
        for library in program.glob(pattern):
            if not library.is_symlink():
                subprocess.run([strip, "--strip-unneeded", str(library)], check=True)


def size_mb(place: Path) -> float:
    """What a file, or the files of a folder, weigh; links are not counted."""
    files = place.rglob("*") if place.is_dir() else [place]
    weights = (path.stat().st_size for path in files if path.is_file() and not path.is_symlink())
    return round(sum(weights) / BYTES_PER_MB, 1)
