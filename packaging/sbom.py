"""The bill of materials in CycloneDX's JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from contents import Component
from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_INDENT = 2
_PURL_TYPES = {"wheel": "pypi", "interpreter": "generic", "system": "deb"}


def write_sbom(
    components: Sequence[Component], name: str, version: str, licence: str, path: Path
) -> None:
    """Everything bundled with its version, licence and package URL; the program needs it all."""
    licences = LicenseFactory()
    bom = Bom()
    program = Part(
        name=name,
        version=version,
        type=ComponentType.APPLICATION,
        licenses=[licences.make_from_string(licence)],
        bom_ref=name,
    )
    bom.metadata.component = program
    parts = [_part(component, licences) for component in components]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(program, parts)
    path.write_text(JsonV1Dot6(bom).output_as_string(indent=_INDENT) + "\n", encoding="utf-8")


def _part(component: Component, licences: LicenseFactory) -> Part:
    url = PackageURL(
        type=_PURL_TYPES[component.origin],
        namespace="debian" if component.origin == "system" else None,
        name=component.name,
        version=component.version,
    )
    return Part(
        name=component.name,
        version=component.version,
        licenses=[licences.make_from_string(component.licence)] if component.licence else [],
        purl=url,
        bom_ref=str(url),
        properties=[Property(name="files", value=str(len(component.files)))],
    )
