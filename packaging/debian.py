"""The .deb: the program with the system's own libraries left to the packages that bring them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from contents import Component, debian_owners
from desktop import LINUX, write_share
from program import NAME, PROJECT

_NEEDED = re.compile(r"Shared library: \[(.+)\]")
_GLIBC = re.compile(r"GLIBC_2\.(\d+)")
_KNOWN_LIBRARY = re.compile(r"^\s*(\S+) .*=> (/\S+)$", re.MULTILINE)
# Level 19, dpkg's own, takes four times as long for one percent.
_COMPRESSION = ("-Zzstd", "-z12")
_KB = 1024
_FOLDER_MODE = 0o755
_FILE_MODE = 0o644
_FONTS = "fonts-noto-core, fonts-noto-cjk | fonts-wqy-microhei, fonts-noto-color-emoji"


def make_deb(
    program: Path, components: Sequence[Component], version: str, output: Path, scratch: Path
) -> Path:
    """Lay the package out in `scratch` and pack it; the version is the program's."""
    root = scratch / "deb"
    home = root / "usr" / "lib" / NAME
    shutil.copytree(program, home, symlinks=True)
    system = [component for component in components if component.origin == "system"]
    _leave_to_the_system(home, system)
    command = root / "usr" / "bin" / NAME
    command.parent.mkdir()
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    write_share(root / "usr" / "share")
    _write_copyright(root / "usr" / "share" / "doc" / NAME / "copyright")
    _write_control(root, _dependencies(home, system), version)
    _set_modes(root)
    path = output / f"{NAME}_{version}_{_architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *_COMPRESSION, "--build", str(root), str(path)],  # noqa: S607
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return path


def _leave_to_the_system(home: Path, system: Iterable[Component]) -> None:
    for component in system:
        for name in component.files:
            (home / "_internal" / name).unlink()
        shutil.rmtree(home / "licences" / component.name)


def _dependencies(home: Path, system: Iterable[Component]) -> list[str]:
    """Packages of the libraries left out, of those that are linked to, and the oldest libc."""
    binaries = [path for path in home.rglob("*") if path.is_file() and _is_elf(path)]
    bundled = {path.name for path in home.rglob("*.so*")}
    said = _readelf("--dynamic", binaries)
    wanted = set(_NEEDED.findall(said)) - bundled
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    known = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=True).stdout
    places = {name: path for name, path in _KNOWN_LIBRARY.findall(known) if name in wanted}
    packages = set(debian_owners(places.values()).values())
    packages |= {component.name for component in system}
    packages -= {"libc6"}
    minor = max(int(found) for found in _GLIBC.findall(_readelf("--version-info", binaries)))
    return [f"libc6 (>= 2.{minor})", *sorted(packages)]


def _is_elf(path: Path) -> bool:
    if path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _readelf(what: str, binaries: Iterable[Path]) -> str:
    command = ["readelf", "--wide", what, *map(str, binaries)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _write_copyright(path: Path) -> None:
    path.parent.mkdir(parents=True)
    own = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    rest = f"\nThe licences of everything bundled with it are in /usr/lib/{NAME}/licences.\n"
    path.write_text(own + rest, encoding="utf-8")


def _write_control(root: Path, dependencies: Sequence[str], version: str) -> None:
    weights = (path.lstat().st_size for path in root.rglob("*") if path.is_file())
    filled = (LINUX / "control").read_text(encoding="utf-8").format(
        version=version,
        architecture=_architecture(),
        installed_kb=round(sum(weights) / _KB),
        depends=", ".join(dependencies),
        suggests=_FONTS,
    )  # fmt: skip
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(filled, encoding="utf-8")


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _set_modes(root: Path) -> None:
    """As Debian wants them, whatever the builder's umask is."""
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.is_file() and path.stat().st_mode & 0o100
        path.chmod(_FOLDER_MODE if path.is_dir() or is_program else _FILE_MODE)
