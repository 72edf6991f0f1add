"""Kill ``ingest``, the server, its workers and the database at random moments: nothing is lost, nothing is doubled."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import psutil

from bench.drills.archives import READER, end
from bench.generate import dumps

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from bench.drills.archives import Archive, Server
    from bench.drills.outcomes import Outcome, Plan
    from bench.drills.visitors import Visitor

INGEST_KILLS, FILES = 60, 400
SERVER_KILLS, UPLOADERS = 30, 3
# A killed ingest is started again this often before it must come to its end.
CLEARANCE = 3.0


def run(plan: Plan, outcome: Outcome) -> None:
    folder = plan.archive.folder.with_name("dumps")
    plan.archive.make_accounts()
    known = write_dumps(folder, plan.times(FILES, 60), seed=plan.seed)
    kills = kill_ingest(plan.archive, folder, plan.times(INGEST_KILLS, 4), plan.random("ingest"))
    check_ingested(plan.archive, folder, known, outcome)
    uploads, killed = kill_server(plan, outcome)
    outcome.done = (
        f"{kills} kills of ingest, {killed} of the server; {len(known)} files, {len(uploads.received)} uploads, "
        f"{len(uploads.saved)} saves"
    )


def write_dumps(folder: Path, count: int, *, seed: int, begin: str = "") -> set[str]:
    """Write invented dumps and return their SHA-256."""
    folder.mkdir()
    known = set()
    for name, text in dumps(count, seed=seed):
        data = (begin + text).encode()
        (folder / name).write_bytes(data)
        known.add(hashlib.sha256(data).hexdigest())
    return known


def kill_ingest(archive: Archive, folder: Path, times: int, choose: random.Random) -> int:
    """Start ``ingest`` and kill it at a random moment, again and again; return how often it was killed."""
    kills = 0
    while kills < times:
        process = archive.start("ingest", "--jobs", str(choose.choice((1, 2))), str(folder))
        deadline = time.monotonic() + choose.uniform(0.5, 6)
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        if process.poll() is not None:
            # It came to its end: there is nothing left to kill, so each kill from here on hits a second run.
            if kills >= 3:
                break
            kills += 1
            continue
        process.kill()
        kills += 1
        process.communicate(timeout=30)
    return kills


def check_ingested(archive: Archive, folder: Path, known: set[str], outcome: Outcome) -> None:
    """Run ``ingest`` to its end: every file must be there once, with its articles, byte for byte."""
    done = archive.manage("ingest", str(folder))
    if done.returncode != 0 or "Traceback" in done.stdout:
        outcome.count("errors", f"the last ingest ended with {done.returncode}: {done.stdout[-300:]}")
    check_stored(archive, known, outcome)


def check_stored(archive: Archive, known: set[str], outcome: Outcome, *, all_stored: bool = True) -> None:
    """Count each clipping that is missing, doubled, altered, or stored without its articles."""
    rows = archive.clippings()
    found = Counter(stated for stated, *_rest in rows)
    for sha256 in known:
        if found[sha256] != 1:
            outcome.count("lost", f"{sha256[:12]} is there {found[sha256]} times")
    for stated, status, _size, actual, articles in rows:
        if stated != actual:
            outcome.count("lost", f"{stated[:12]} was altered")
        if status == "stored" and not articles:
            outcome.count("lost", f"{stated[:12]} is stored without an article")
        if status == "pending" and all_stored:
            outcome.count("lost", f"{stated[:12]} is not saved")


class Uploads:
    """Uploads and saves through the pages, in threads, with what the server has acknowledged."""

    def __init__(self, server: Server, seed: int) -> None:
        self.server, self.seed = server, seed
        self.received: set[str] = set()
        self.saved: set[str] = set()
        self.failed = 0
        self.done = threading.Event()
        self.threads = [threading.Thread(target=self._upload, args=[number]) for number in range(UPLOADERS)]

    def _upload(self, number: int) -> None:
        visitor: Visitor | None = None
        for name, text in dumps(100_000, seed=self.seed + number):
            if self.done.is_set():
                return
            try:
                visitor = visitor or self.server.visitor(READER)
            except RuntimeError:
                time.sleep(0.2)
                continue
            data = f"{text}\n\nUploaded as {number} {name}\n".encode()
            if not self._post(visitor, name, data):
                self.failed += 1
                time.sleep(0.1)

    def _post(self, visitor: Visitor, name: str, data: bytes) -> bool:
        answer = visitor.upload("/add/", [(name, data)], seconds=60)
        if answer.status != 302 or not answer.location.startswith("/add/") or answer.location == "/add/":
            return False
        sha256 = hashlib.sha256(data).hexdigest()
        self.received.add(sha256)
        saved = visitor.post(answer.location + "save/", {}, seconds=60)
        # Back to the preview: the page says why the file could not be saved, such as that the archive is busy.
        if saved.status == 302 and saved.location != answer.location:
            self.saved.add(sha256)
        return True


def kill_server(plan: Plan, outcome: Outcome) -> tuple[Uploads, int]:
    """Kill workers, the master and the database while readers upload and save; return the uploads and the kills."""
    server, choose, killed = plan.archive.serve(), plan.random("server"), 0
    uploads = Uploads(server, plan.seed * 1_000)
    for thread in uploads.threads:
        thread.start()
    for _ in range(plan.times(SERVER_KILLS, 3)):
        if plan.is_over:
            break
        time.sleep(choose.uniform(1, CLEARANCE))
        killed += kill_one(server, choose.choice(("worker", "worker", "database", "master")))
        if server.process.poll() is not None:
            server.start_again()
        server.wait()
    time.sleep(CLEARANCE)
    uploads.done.set()
    for thread in uploads.threads:
        thread.join(180)
    server.stop()
    check_uploads(plan.archive, uploads, outcome)
    return uploads, killed


def kill_one(server: Server, what: str) -> int:
    """Kill a process of the server's with SIGKILL, and return 1 if there was one."""
    if what == "master":
        end(server.process)
        return 1
    processes = server.workers() if what == "worker" else server.archive.databases()
    for process in processes[:1]:
        with contextlib.suppress(psutil.Error):
            process.kill()
            return 1
    return 0


def check_uploads(archive: Archive, uploads: Uploads, outcome: Outcome) -> None:
    rows = archive.clippings()
    found = Counter(stated for stated, *_rest in rows)
    stored = {stated for stated, status, *_rest in rows if status == "stored"}
    for sha256 in uploads.received:
        if found[sha256] != 1:
            outcome.count("lost", f"the upload {sha256[:12]} was acknowledged and is there {found[sha256]} times")
    for sha256 in uploads.saved - stored:
        outcome.count("lost", f"the save of {sha256[:12]} was acknowledged, and it is not saved")
    check_stored(archive, set(), outcome, all_stored=False)
