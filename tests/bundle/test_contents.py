"""What is in the packages: nothing of the tests, all licences, and no more than allowed."""

from __future__ import annotations

import json
import plistlib
import subprocess
import tarfile
from pathlib import Path
from types import CodeType

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from PyInstaller.archive.readers import CArchiveReader

from tests.bundle.built import Built, tool
from tests.bundle.conftest import PROJECT

pytestmark = pytest.mark.bundle

WHEELS = {"PySide6_Essentials", "shiboken6", "duckdb", "numpy", "pandas", "pyqtgraph"}


def test_nothing_of_the_tests_is_inside(built: Built) -> None:
    strangers = {"pytest", "_pytest", "hypothesis", "tests", "PyInstaller", "cyclonedx"}
    assert not [path for path in built.program.rglob("*") if path.name in strangers]


def test_pyqtgraph_imports_only_what_charts_are_drawn_with(built: Built) -> None:
    """The rest is a third of what is imported for a board; see packaging/trimmed.py."""
    modules = CArchiveReader(built.command).open_embedded_archive("PYZ.pyz")
    package = modules.extract("pyqtgraph")
    assert isinstance(package, CodeType)
    imported = set(package.co_names)
    assert "graphicsItems.ViewBox" in imported
    assert not [name for name in imported if name.startswith("widgets")]


def test_resources_lie_beside_the_program(built: Built) -> None:
    assert list(built.program.rglob("resources/icons/takedown-explorer.svg"))


def test_packages_keep_to_their_limits(built: Built) -> None:
    """Why there are these limits stands in packaging/limits.py."""
    built.path("deb")
    assert built.number("deb_mb") <= built.number("limits", "deb_mb"), built.told["limits"]
    limit = built.number("limits", "installed_mb")
    assert built.number("installed_mb") <= limit, built.told["limits"]
    assert built.number("program_mb") <= limit, built.told["limits"]


def test_every_component_has_a_licence_text(built: Built) -> None:
    bill = json.loads(built.path("sbom").read_text(encoding="utf-8"))
    names = {component["name"] for component in bill["components"]}
    assert names >= WHEELS | {"CPython"}
    folder = built.program / "licences"
    without = [name for name in names if not any((folder / name).iterdir())]
    assert without == []
    assert "PySide6_Essentials" in (folder / "README.txt").read_text(encoding="utf-8")


def test_bill_of_materials_is_valid_cyclonedx(built: Built) -> None:
    text = built.path("sbom").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert all(component["version"] for component in json.loads(text)["components"])


def test_tarball_holds_one_folder_named_like_itself(built: Built) -> None:
    path = built.path("tarball")
    stem = path.name.removesuffix(".tar.gz")
    with tarfile.open(path) as tar:
        first = {Path(name).parts[0] for name in tar.getnames()}
        kept = {Path(name).parts[1] for name in tar.getnames() if len(Path(name).parts) > 1}
    assert first == {stem}
    assert kept == {"takedown-explorer", "share", "install", "uninstall"}


def test_the_deb_needs_the_systems_libraries_and_suggests_fonts(built: Built) -> None:
    field = [tool("dpkg-deb"), "--field", str(built.path("deb"))]
    needed, suggested = (
        subprocess.run([*field, name], capture_output=True, text=True, check=True).stdout
        for name in ("Depends", "Suggests")
    )
    assert {"libc6", "libxkbcommon0", "libfontconfig1"} <= set(needed.replace(",", " ").split())
    assert "python" not in needed
    assert "fonts-noto-core" in suggested


def test_what_is_built_elsewhere_names_files_that_are_here() -> None:
    """Nothing more can be said of it on Linux; packaging/README.md says so."""
    packaging = PROJECT / "packaging"
    described = plistlib.loads((packaging / "macos" / "Info.plist").read_bytes())
    opened = {
        kind for entry in described["CFBundleDocumentTypes"] for kind in entry["LSItemContentTypes"]
    }
    assert "public.folder" in opened
    assert "dist\\takedown-explorer" in (packaging / "windows/takedown-explorer.iss").read_text()
    workflow = (PROJECT / ".github/workflows/packages.yml").read_text(encoding="utf-8")
    assert all(system in workflow for system in ("ubuntu", "windows", "macos", "packaging/build"))
