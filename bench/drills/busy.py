"""Eight costly pages at once: the health check answers, and a reader gets a page meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from bench.drills.archives import CURATOR, READER, Watch
from bench.growing_files import KINDS

if TYPE_CHECKING:
    from bench.drills.archives import Server
    from bench.drills.outcomes import Outcome, Plan

AT_ONCE, SIZE, QUICK_SIZE = 8, 2_000_000, 1_000_000
COSTLY = ("HTML: attributes", "HTML: forms", "HTML: nested", "HTML: tables", "HTML: paragraphs", "text: letters")
LONGEST_UPLOAD = 180.0
MOST_PAGE_SECONDS, MOST_MEGABYTES = 15.0, 1_000


def run(plan: Plan, outcome: Outcome) -> None:
    plan.archive.make_accounts()
    server, kinds = plan.archive.serve(), [kind for kind in COSTLY if kind in KINDS]
    size, tried = QUICK_SIZE if plan.is_quick else SIZE, 0
    try:
        for kind in kinds[: plan.times(len(kinds), 2)]:
            if not plan.is_over:
                upload_at_once(server, kind, size, outcome)
                tried += 1
        if server.tracebacks():
            outcome.count("errors", f"{server.tracebacks()} tracebacks in the server's log")
    finally:
        server.stop()
    outcome.done = f"{AT_ONCE} uploads of {size / 1e6:.0f} MB at once, {tried} of {len(kinds)} kinds"


def upload_at_once(server: Server, kind: str, size: int, outcome: Outcome) -> None:
    name, make = KINDS[kind]
    data = make(size)
    lock = threading.Lock()

    def upload(number: int) -> None:
        answer = server.visitor(CURATOR).upload(
            "/add/", [(f"{number}{name}", data + b" " * number)], seconds=LONGEST_UPLOAD
        )
        with lock:
            outcome.slower(answer.seconds)
            if answer.status >= 500 or not answer.status:
                outcome.count(
                    "errors", f"an upload of {kind} was answered {answer.status} after {answer.seconds:.0f} s"
                )

    threads = [threading.Thread(target=upload, args=[number]) for number in range(AT_ONCE)]
    reader = server.visitor(READER)
    with Watch(server) as watch:
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            page = reader.get("/", seconds=60)
            if page.status != 200 or page.seconds > MOST_PAGE_SECONDS:
                outcome.broken.append(f"{kind}: a page was answered {page.status} after {page.seconds:.1f} s")
            threads[0].join(0.5)
    outcome.answered(watch.health)
    outcome.larger(watch.megabytes)
    if watch.megabytes > MOST_MEGABYTES:
        outcome.broken.append(f"{kind}: a process of the server took {watch.megabytes:.0f} MB")
    if watch.wrong:
        outcome.broken.append(f"{kind}: {watch.wrong} of {watch.asked} health checks failed")
