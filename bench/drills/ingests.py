"""Two at once: two ingests of one folder, and two first starts of one archive."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench.drills.archives import Archive, free_port
from bench.drills.kills import check_stored, write_dumps
from bench.drills.visitors import answer_of

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from bench.drills.outcomes import Outcome, Plan

ROUNDS, FILES, SECONDS = 8, 120, 300


def run(plan: Plan, outcome: Outcome) -> None:
    rounds, known = plan.times(ROUNDS, 2), set()
    for number in range(rounds):
        folder = plan.archive.folder.with_name(f"dumps{number}")
        known |= write_dumps(folder, FILES, seed=plan.seed * 100 + number)
        ingest_twice(plan.archive, folder, outcome)
        if plan.is_over:
            break
    check_stored(plan.archive, known, outcome)
    starts = plan.times(ROUNDS, 2)
    for number in range(starts):
        if not plan.is_over:
            start_twice(Archive(plan.archive.folder.with_name(f"fresh{number}")), outcome)
    outcome.done = f"{rounds} x 2 ingests of {FILES} files, {starts} x 2 first starts"


def ingest_twice(archive: Archive, folder: Path, outcome: Outcome) -> None:
    """Ingest a folder by two processes at once: both must succeed."""
    both = [archive.start("ingest", str(folder)) for _ in range(2)]
    for process in both:
        output, _nothing = process.communicate(timeout=SECONDS)
        if process.returncode != 0 or "Traceback" in output:
            outcome.count("errors", f"one of two ingests ended with {process.returncode}: {output[-300:]}")


def start_twice(archive: Archive, outcome: Outcome) -> None:
    """Start a new archive twice at once, on two ports: each must serve, or end with a sentence that says why not."""
    ports = [free_port(), free_port()]
    log = archive.log.open("w")
    both = [archive.start("serve", output=log, NEWSARCHIVE_PORT=str(port)) for port in ports]
    served = [wait_for(port, process) for port, process in zip(ports, both, strict=True)]
    archive.close()
    log.close()
    output = archive.log.read_text()
    if "Traceback" in output or "Error:" in output:
        outcome.count("errors", f"one of two first starts failed: {output[-300:]}")
    elif not any(served):
        outcome.broken.append("neither of two first starts served")


def wait_for(port: int, process: subprocess.Popen[str]) -> bool:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if answer_of(f"http://127.0.0.1:{port}/healthz", seconds=2).status == 200:
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.1)
    return False
