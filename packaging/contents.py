"""What the packaged program is made of: every file and module traced to where it came from."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions, version
from pathlib import Path
from typing import Literal

from PyInstaller.utils.misc import load_py_data_struct
from trimmed import installed_path

Origin = Literal["wheel", "interpreter", "system"]
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_OWNED = re.compile(r"^(?P<package>[^:,\s]+)(:\w+)?: (?P<path>/.+)$", re.MULTILINE)
_COPYRIGHT_LICENCE = re.compile(r"^License: *(.+)$", re.MULTILINE)
_OF_THE_INTERPRETER = re.compile(r"^(lib)?python3")
_BOOTLOADER = "pyinstaller"
_SYSTEMS_PREFIX = Path("/usr")


@dataclass(frozen=True, slots=True)
class Component:
    """One foreign part: a wheel, the interpreter, or a package of the building system.

    `files` are paths inside the program's folder; of modules packed into the executable, names.
    """

    origin: Origin
    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    files: tuple[str, ...]


class UntracedError(Exception):
    """Something is bundled and nobody can say whose it is."""


def components_of(project: Path, scratch: Path) -> list[Component]:
    """Every foreign component that PyInstaller's notes in `scratch` name, sorted by name."""
    wheels, rest = _by_wheel(_sources(project, scratch))
    pythons, rest = _by_interpreter(rest, scratch)
    packages, rest = _by_package(rest)
    if rest and sys.platform == "linux":
        raise UntracedError("nobody knows where these come from: " + ", ".join(sorted(rest)))
    found = [_wheel(wheel, names) for wheel, names in wheels.items()]
    for package, names in packages.items():
        if _OF_THE_INTERPRETER.match(package):
            pythons += names
        else:
            found.append(_package(package, names))
    found.append(_interpreter(pythons))
    return sorted(found, key=lambda component: component.name.lower())


def _sources(project: Path, scratch: Path) -> dict[str, list[str]]:
    """Source path -> what it became in the program, without the program's own files."""
    notes = scratch / "takedown-explorer"
    collected = load_py_data_struct(notes / "COLLECT-00.toc")[0]
    modules = load_py_data_struct(notes / "PYZ-00.toc")[1]
    own = [project / name for name in ("explorer", "resources", "packaging")]
    sources: dict[str, list[str]] = defaultdict(list)
    for name, source, kind in [*collected, *modules]:
        path = Path(source) if source else None
        if path is None or kind in {"SYMLINK", "EXECUTABLE"} or source == "-":
            continue
        path = installed_path(path, notes)
        if not any(path.is_relative_to(folder) for folder in own):
            sources[str(path)].append(name)
    return sources


def _by_wheel(
    sources: Mapping[str, list[str]],
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What belongs to an installed distribution, by its name, and the rest."""
    owner: dict[str, str] = {}
    for distribution in distributions():
        name, place = distribution.metadata["Name"], distribution.locate_file("")
        owner.update((f"{place}/{file}", name) for file in distribution.files or ())
    wheels: dict[str, list[str]] = defaultdict(list)
    rest: dict[str, list[str]] = {}
    for source, names in sources.items():
        if source in owner:
            wheels[owner[source]] += names
        else:
            rest[source] = names
    # The executable itself begins with PyInstaller's bootloader.
    wheels[_BOOTLOADER].append("takedown-explorer")
    return wheels, rest


def _by_interpreter(
    sources: Mapping[str, list[str]], scratch: Path
) -> tuple[list[str], dict[str, list[str]]]:
    """What came with Python, or was packed from it into `scratch`, and the rest."""
    homes = [Path(sysconfig.get_path("stdlib")).resolve(), scratch.resolve()]
    if Path(sys.base_prefix) != _SYSTEMS_PREFIX:
        homes.append(Path(sys.base_prefix).resolve())
    names: list[str] = []
    rest: dict[str, list[str]] = {}
    for source, made in sources.items():
        if any(Path(source).resolve().is_relative_to(home) for home in homes):
            names += made
        else:
            rest[source] = made
    return names, rest


def _by_package(
    sources: Mapping[str, list[str]],
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What belongs to a package of a Debian system, by its name, and the rest."""
    owners = debian_owners(sources)
    packages: dict[str, list[str]] = defaultdict(list)
    rest: dict[str, list[str]] = {}
    for source, names in sources.items():
        if source in owners:
            packages[owners[source]] += names
        else:
            rest[source] = names
    return packages, rest


def debian_owners(paths: Iterable[str]) -> dict[str, str]:
    """Which Debian package each path belongs to, where one does; nothing on other systems."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None:
        return {}
    # Packages may list a file under /lib that lies under /usr/lib, or the other way round.
    asked: dict[str, str] = {}
    for path in paths:
        real = str(Path(path).resolve())
        for place in (path, real, real.removeprefix("/usr"), "/usr" + real):
            asked[place] = path
    if not asked:
        return {}
    said = subprocess.run(
        [dpkg, "--search", *asked], capture_output=True, text=True, check=False
    ).stdout
    return {
        asked[found["path"]]: found["package"]
        for found in _OWNED.finditer(said)
        if found["path"] in asked
    }


def _wheel(name: str, names: Iterable[str]) -> Component:
    distribution = Distribution.from_name(name)
    metadata = distribution.metadata
    licence = metadata.get("License-Expression") or metadata.get("License") or ""
    # Some put the whole text there; the first line is its title.
    title = licence.strip().splitlines()[0] if licence.strip() else _classified(distribution)
    texts = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if file.parts[0].endswith(".dist-info") and _LICENCE_FILE.search(str(file))
    ]
    return Component("wheel", name, version(name), title, tuple(texts), tuple(sorted(names)))


def _classified(distribution: Distribution) -> str:
    classifiers = distribution.metadata.get_all("Classifier") or []
    return " OR ".join(line.split(" :: ")[-1] for line in classifiers if line.startswith("License"))


def _package(name: str, names: Iterable[str]) -> Component:
    text = Path("/usr/share/doc") / name / "copyright"
    found = _COPYRIGHT_LICENCE.findall(text.read_text(encoding="utf-8", errors="replace"))
    licence = ", ".join(dict.fromkeys(line.strip() for line in found)) or "see its text"
    said = subprocess.run(
        [shutil.which("dpkg-query") or "", "--show", "--showformat", "${Version}\n", name],
        capture_output=True,
        text=True,
        check=True,
    )
    release = said.stdout.splitlines()[0]
    return Component("system", name, release, licence, (text,), tuple(sorted(names)))


def _interpreter(names: Iterable[str]) -> Component:
    homes = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    packaged = f"libpython{sys.version_info.major}.{sys.version_info.minor}-minimal"
    places = [home / name for home in homes for name in ("LICENSE.txt", "LICENSE")]
    places.append(Path("/usr/share/doc") / packaged / "copyright")
    texts = [place for place in places if place.is_file()][:1]
    return Component(
        "interpreter",
        "CPython",
        platform.python_version(),
        "PSF-2.0",
        tuple(texts),
        tuple(sorted(set(names))),
    )
