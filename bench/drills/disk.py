"""The disk fills up while clippings are stored: it is named, nothing is stored by halves, and freeing space is enough.

The data folder is on a small file system in memory, which only root can mount.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from bench.drills.archives import READER, Archive
from bench.drills.kills import check_stored, write_dumps

if TYPE_CHECKING:
    from pathlib import Path

    from bench.drills.outcomes import Outcome, Plan

MEGABYTES, LEFT = 400, 12
FILES, LARGE_FILES, ROUNDS = 400, 12, 4
UPLOADS = 40
LEAD = b"Note\n\nThe slip closes in winter.\n\n"
NAMED = re.compile(r"no space|disk (is )?full|full disk|free (some )?space|space left", re.IGNORECASE)


def run(plan: Plan, outcome: Outcome) -> None:
    if os.geteuid() != 0 or not sys.platform.startswith("linux") or not shutil.which("mount"):
        outcome.refused = "only root on Linux can mount a small file system for it"
        return
    mount = plan.archive.folder.with_name("small")
    mount.mkdir()
    size = ["-o", f"size={MEGABYTES}m,mode=0711"]
    done = subprocess.run(["mount", "-t", "tmpfs", *size, "tmpfs", str(mount)], check=False, capture_output=True)
    if done.returncode:
        outcome.refused = f"a small file system cannot be mounted here: {done.stderr.decode().strip()}"
        return
    archive = Archive(mount / "data")
    rounds = 0
    try:
        archive.make_accounts()
        for number in range(plan.times(ROUNDS, 1)):
            if not plan.is_over:
                fill_during_ingest(plan, archive, mount, number, outcome)
                rounds += 1
        uploads = fill_during_uploads(archive, mount, outcome)
    finally:
        archive.close()
        subprocess.run(["umount", "--lazy", str(mount)], check=False)
    outcome.done = f"{rounds} ingests and {uploads} uploads on a full disk of {MEGABYTES} MB"


def fill(mount: Path) -> Path:
    """Leave a few megabytes on the small file system, and return the file that takes the others."""
    ballast = mount / "ballast"
    free = shutil.disk_usage(mount).free - LEFT * 1024**2
    with ballast.open("wb") as out:
        while free > 0:
            out.write(bytes(min(free, 1024**2)))
            free -= 1024**2
    return ballast


def fill_during_ingest(plan: Plan, archive: Archive, mount: Path, number: int, outcome: Outcome) -> None:
    folder = plan.archive.folder.with_name(f"dumps{number}")
    known = write_dumps(folder, FILES, seed=plan.seed * 100 + number)
    ballast = fill(mount)
    # Notes that do not compress: every one takes its size on the disk.
    choose = plan.random("disk", number)
    for note in range(LARGE_FILES):
        words = " ".join(choose.randbytes(6).hex() for _ in range(80_000))
        (folder / f"a-large-{note}.txt").write_text(f"Note {note}\n\nThe slip closes in winter.\n\n{words}\n")
    done = archive.manage("ingest", str(folder))
    if done.returncode == 0:
        outcome.broken.append(f"the disk did not fill up: {done.stdout[-200:]}")
    elif not NAMED.search(done.stdout):
        outcome.count("errors", f"a full disk was not named: {done.stdout[-300:]}")
    elif "Traceback" in done.stdout:
        outcome.count("errors", f"a full disk ended in a traceback: {done.stdout[-300:]}")
    ballast.unlink()
    for large in folder.glob("a-large-*"):
        large.unlink()
    again = archive.manage("ingest", str(folder))
    if again.returncode != 0:
        outcome.count("errors", f"with space again, ingest ended with {again.returncode}: {again.stdout[-300:]}")
    check_stored(archive, known, outcome)


def fill_during_uploads(archive: Archive, mount: Path, outcome: Outcome) -> int:
    """Upload until the disk is full: no upload may be half stored, and the next one must work when space is freed."""
    server, count = archive.serve(), 0
    try:
        visitor = server.visitor(READER)
        ballast = fill(mount)
        for number in range(UPLOADS):
            notes = [(f"{number}-{part}.txt", LEAD + base64.b64encode(os.urandom(700_000))) for part in range(3)]
            answer = visitor.upload("/add/", notes, seconds=120)
            count += 1
            if answer.status != 302:
                break
            page = visitor.get("/add/", seconds=60)
            if page.status != 200 or "the disk is full" in page.text:
                break
        else:
            outcome.broken.append(f"{count} uploads did not fill the disk")
        if answer.status >= 500 and not NAMED.search(answer.text):
            outcome.count("errors", f"an upload to a full disk was answered {answer.status} without naming it")
        ballast.unlink()
        answer = visitor.upload("/add/", [("after.txt", b"After\n\nThe slip opens again in the spring.\n")])
        if answer.status != 302:
            outcome.count("errors", f"with space again, an upload was answered {answer.status}")
    finally:
        server.stop()
    check_stored(archive, set(), outcome, all_stored=False)
    return count
