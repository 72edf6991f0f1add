"""Damaged files and odd ZIP archives, through ``ingest`` and through the form: each gets a result, nothing fails.

``check_form`` needs Django set up.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import time
from typing import TYPE_CHECKING

import psutil
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from articles.models import Clipping
from bench.drills.archives import end
from bench.drills.mutations import damaged, odd_zip

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from bench.drills.outcomes import Outcome, Plan
    from newsarchive.accounts.models import User

UPLOADS, ZIPS, BATCH = 10_000, 3_000, 500
# One file of this size and type in this many goes through the form too.
FORM_SHARE = 20
FILES_A_FORM = 8
BATCH_SECONDS = 600
MOST_MEGABYTES = 1_000


def run(plan: Plan, outcome: Outcome) -> None:
    from tests.factories import make_user  # it needs Django, which the other parts of the drill do without

    uploads, zips = plan.times(UPLOADS), plan.times(ZIPS)
    folder, done = plan.archive.folder.with_name("fuzz"), 0
    plan.archive.make_accounts()
    for first in range(0, uploads + zips, BATCH):
        if plan.is_over:
            break
        count = min(BATCH, uploads + zips - first)
        kinds = ["zip" if number >= uploads else "file" for number in range(first, first + count)]
        written = write_files(folder, plan.random("fuzz", first), kinds)
        check_ingest(plan, folder, written, outcome)
        done += count
        shutil.rmtree(folder)
    posted = 0
    with transaction.atomic():
        user = make_user()
        for number in range(max(1, (uploads + zips) // FORM_SHARE // FILES_A_FORM)):
            if plan.is_over:
                break
            posted += check_form(user, plan.random("form", number), zips=number % 4 == 3, outcome=outcome)
        transaction.set_rollback(True)
    outcome.done = f"{done} of {uploads + zips} ingested, {posted} through the form"


def write_files(folder: Path, choose: random.Random, kinds: list[str]) -> list[Path]:
    """Write damaged files ("file") and odd archives ("zip") and return their paths."""
    folder.mkdir()
    paths = []
    for number, kind in enumerate(kinds):
        if kind == "zip":
            name, data = "a.zip", odd_zip(choose)
        else:
            name, data = damaged(choose)
        path = folder / f"{number:05}-{name}"
        path.write_bytes(data)
        paths.append(path)
    return paths


def without_result(paths: list[Path], named: list[str]) -> list[Path]:
    """Return the files that no result is about; the results of an archive are about its members."""
    told = {str(path): False for path in paths}
    for name in named:
        whole = next((part for part in (name, *_parents(name)) if part in told), None)
        if whole:
            told[whole] = True
    return [path for path in paths if not told[str(path)]]


def _parents(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]


def check_ingest(plan: Plan, folder: Path, written: list[Path], outcome: Outcome) -> None:
    begun = time.monotonic()
    process = plan.archive.start("ingest", "--json", str(folder))
    peak = 0.0
    log = plan.archive.folder.with_name("fuzz.out")
    with log.open("wb") as out:
        assert process.stdout
        for line in process.stdout:
            out.write(line.encode("utf-8", "replace"))
            peak = max(peak, _megabytes(process.pid))
            if time.monotonic() - begun > BATCH_SECONDS:
                end(process)
                outcome.count("lost", f"the ingest of {folder.name} did not end within {BATCH_SECONDS} s")
    process.wait()
    output = log.read_text()
    named = [json.loads(line)["file"] for line in output.splitlines() if line.startswith('{"file"')]
    if process.returncode not in (0, 1) or "Traceback (most recent call last)" in output:
        outcome.count("errors", f"ingest ended with {process.returncode}: {_last_words(output)}")
    for path in without_result(written, named):
        outcome.count("lost", f"no result for {path.name}")
    outcome.slower((time.monotonic() - begun) / max(1, len(written)))
    outcome.larger(peak)
    if peak > MOST_MEGABYTES:
        outcome.broken.append(f"ingest took {peak:.0f} MB")


def _last_words(output: str) -> str:
    lines = [line for line in output.splitlines() if not line.startswith('{"file"')]
    return " ".join(lines[-3:])[:300]


def _megabytes(pid: int) -> float:
    try:
        process = psutil.Process(pid)
        return max(each.memory_info().rss / 1e6 for each in (process, *process.children(recursive=True)))
    except psutil.Error:
        return 0.0


def check_form(user: User, choose: random.Random, *, zips: bool, outcome: Outcome) -> int:
    """Upload a few damaged files as ``user``, undo it, and return how many; each must be named with a result."""
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    files = []
    for number in range(FILES_A_FORM):
        name, data = ("a.zip", odd_zip(choose)) if zips else damaged(choose)
        files.append(SimpleUploadedFile(f"{number}-{name}", data))
    with transaction.atomic():
        answer = client.post("/add/", {"files": files})
        if answer.status_code != 302:
            outcome.count("errors", f"an upload of {[file.name for file in files]} was answered {answer.status_code}")
        else:
            _check_named(client, user, files, outcome)
        transaction.set_rollback(True)
    return len(files)


def _check_named(client: Client, user: User, files: list[SimpleUploadedFile], outcome: Outcome) -> None:
    page = client.get("/add/")
    if page.status_code != 200:
        outcome.count("errors", f"the page after an upload of {[file.name for file in files]}: {page.status_code}")
    text = html.unescape(page.content.decode("utf-8", "replace"))
    pending = " ".join(Clipping.objects.pending_for(user).values_list("name", flat=True))
    for file in files:
        if os.path.basename(str(file.name)) not in text + pending:
            outcome.count("lost", f"the form gave no result for {file.name}")
