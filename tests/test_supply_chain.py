"""What is installed with the archive: pinned by hash, from no named index, under licences that were read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from docs import supply_chain
from docs.supply_chain import BILL, LOCK, ROOT, TABLE, LicenceUnknown, contents, licence_of, packages_of

if TYPE_CHECKING:
    from pathlib import Path

LOCKED = """\
# made by a program
alder==1.0 \\
    --hash=sha256:{a}
    # via newsarchive (pyproject.toml)
birch==2.1 ; sys_platform == 'win32' \\
    --hash=sha256:{b} \\
    --hash=sha256:{c}
    # via
    #   newsarchive (pyproject.toml)
    #   alder
cedar==3 \\
    --hash=sha256:{a}
    # via birch
"""


def test_a_lock_file_is_read_with_conditions_hashes_and_users() -> None:
    digests = {letter: letter * 64 for letter in "abc"}
    alder, birch, cedar = packages_of(LOCKED.format(**digests))
    assert (alder.name, alder.version, alder.direct, alder.needed_by) == ("alder", "1.0", True, ())
    assert birch.condition == "sys_platform == 'win32'"
    assert birch.hashes == (digests["b"], digests["c"])
    assert (birch.direct, birch.needed_by) == (True, ("alder",))
    assert (cedar.direct, cedar.needed_by) == (False, ("birch",))


@pytest.mark.parametrize("path", [TABLE, BILL], ids=["licences", "bill of materials"])
def test_the_files_about_packages_are_up_to_date(path: Path) -> None:
    assert path.read_text() == contents()[path], "Run docs/supply_chain.py"


def test_the_bill_of_materials_is_valid_and_complete() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(BILL.read_text()) is None
    listed = {(part["name"], part["version"]) for part in json.loads(BILL.read_text())["components"]}
    assert listed == {(package.name, package.version) for package in packages_of(LOCK.read_text())}


def test_a_licence_nobody_has_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(supply_chain.STATED, "django", "AGPL-3.0-only")
    with pytest.raises(LicenceUnknown, match="django: AGPL"):
        licence_of("django")
    monkeypatch.setitem(supply_chain.STATED, "django", "AGPL-3.0-only OR MIT")
    assert licence_of("django") == "AGPL-3.0-only OR MIT"
    monkeypatch.setitem(supply_chain.STATED, "django", "MIT AND AGPL-3.0-only")
    with pytest.raises(LicenceUnknown):
        licence_of("django")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_package_is_pinned_with_hashes_and_names_no_index(name: str) -> None:
    lock = (ROOT / name).read_text()
    packages = packages_of(lock)
    assert len(packages) == len(re.findall(r"^[a-z0-9]", lock, re.M))
    assert all(package.hashes for package in packages)
    assert not re.search(r"https?://|--(?:extra-)?index-url \S|--find-links", re.sub(r"^#.*", "", lock, flags=re.M))


def test_updates_are_proposed_for_packages_and_workflows() -> None:
    proposed = (ROOT / ".github" / "dependabot.yml").read_text()
    assert re.findall(r"package-ecosystem: (\S+)", proposed) == ["pip", "github-actions", "docker"]
