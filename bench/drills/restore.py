"""A backup restored into a new folder is the same archive, row by row; a bad file changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.drills.archives import Archive
from bench.drills.kills import write_dumps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.drills.outcomes import Outcome, Plan

FILES = 300
ALL_ROWS = """
import hashlib, json
from django.db import connection
with connection.cursor() as cursor:
    names = sorted(connection.introspection.table_names(cursor))
    found = {}
    for name in names:
        # The security log records that the archive was backed up and restored.
        made = "WHERE kind NOT IN ('backed_up', 'restored')" if name == "accounts_securityevent" else ""
        cursor.execute(f'SELECT t::text FROM "{name}" t {made} ORDER BY 1')
        rows = [row[0] for row in cursor.fetchall()]
        found[name] = [len(rows), hashlib.sha256("\\n".join(rows).encode()).hexdigest()]
print(json.dumps(found))
"""
FROM_THE_FUTURE = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('articles', '9999_later', now())")
print("null")
"""


def run(plan: Plan, outcome: Outcome) -> None:
    archive, folder = plan.archive, plan.archive.folder.with_name("dumps")
    archive.make_accounts()
    write_dumps(folder, plan.times(FILES, 40), seed=plan.seed)
    archive.manage("sample", "--load")
    archive.manage("ingest", str(folder))
    rows = archive.run(ALL_ROWS)
    backup = plan.archive.folder.with_name("archive.backup")
    done = archive.manage("backup", str(backup))
    if done.returncode:
        outcome.count("errors", f"backup ended with {done.returncode}: {done.stdout[-300:]}")
        return
    fresh = Archive(plan.archive.folder.with_name("fresh"))
    restore_into(fresh, backup, rows, outcome)
    refused = refuse_bad_files(plan, fresh, backup, rows, outcome)
    refused += refuse_newer(plan, archive, fresh, rows, outcome)
    refused += restore_encrypted(plan, archive, fresh, rows, outcome)
    fresh.close()
    outcome.done = f"{sum(count for count, _digest in rows.values())} rows restored, {refused} bad backups refused"


def restore_into(fresh: Archive, backup: Path, rows: dict[str, Any], outcome: Outcome) -> None:
    done = fresh.manage("restore", str(backup))
    if done.returncode:
        outcome.count("errors", f"restore into a new folder ended with {done.returncode}: {done.stdout[-300:]}")
        return
    compare(rows, fresh.run(ALL_ROWS), "after restoring", outcome)


def compare(before: dict[str, Any], after: dict[str, Any], when: str, outcome: Outcome) -> None:
    for table in sorted({*before, *after}):
        if before.get(table) != after.get(table):
            outcome.count("lost", f"{when}, {table} differs: {before.get(table)} and {after.get(table)}")


def refuse_bad_files(plan: Plan, fresh: Archive, backup: Path, rows: dict[str, Any], outcome: Outcome) -> int:
    """Restore damaged files over the archive, each of which must be refused, and return how many."""
    whole, choose = backup.read_bytes(), plan.random("restore")

    def flipped(data: bytes) -> bytes:
        out = bytearray(data)
        for _ in range(200):
            out[choose.randrange(len(out) // 2, len(out))] ^= 0xFF
        return bytes(out)

    damages: dict[str, Callable[[bytes], bytes]] = {
        "empty": lambda data: b"",
        "not a backup": lambda data: b"SELECT 1;\n" * 50,
        "truncated at its end": lambda data: data[: len(data) - 5_000],
        "half of one": lambda data: data[: len(data) // 2],
        "only its head": lambda data: data[:600],
        "damaged inside": flipped,
    }
    bad = plan.archive.folder.with_name("bad.backup")
    for what, damage in damages.items():
        bad.write_bytes(damage(whole))
        done = fresh.manage("restore", str(bad), "--overwrite")
        if done.returncode == 0:
            outcome.broken.append(f"a backup that is {what} was restored")
        if "Traceback" in done.stdout:
            outcome.count("errors", f"a backup that is {what} ended in a traceback: {done.stdout[-300:]}")
    compare(rows, fresh.run(ALL_ROWS), f"after backups that are {', '.join(damages)}", outcome)
    return len(damages)


def restore_encrypted(plan: Plan, archive: Archive, fresh: Archive, rows: dict[str, Any], outcome: Outcome) -> int:
    """Restore an encrypted backup: with its key it is the same archive, with none or another it is refused."""
    names = ("key", "other-key", "encrypted.backup")
    key, other, file = (plan.archive.folder.with_name(name) for name in names)
    made = archive.manage("backup_key", str(key))
    if "Unknown command" in made.stdout:
        outcome.broken.append("backups cannot be encrypted")
        return 0
    fresh.manage("backup_key", str(other))
    public = made.stdout.strip().splitlines()[-1]
    done = fresh.manage("backup", str(file), "--recipient", public)
    if done.returncode or b"PGDMP" in file.read_bytes()[:100]:
        outcome.count("errors", f"an encrypted backup ended with {done.returncode}: {done.stdout[-300:]}")
        return 0
    for identity in ([], ["--identity", str(other)]):
        if fresh.manage("restore", str(file), "--overwrite", *identity).returncode == 0:
            outcome.count("let_in", f"an encrypted backup was restored with {identity or 'no key'}")
    done = fresh.manage("restore", str(file), "--check", "--identity", str(key))
    if done.returncode:
        outcome.count("errors", f"rehearsing an encrypted backup ended with {done.returncode}: {done.stdout[-300:]}")
    compare(rows, fresh.run(ALL_ROWS), "after an encrypted backup without its key, and a rehearsal", outcome)
    done = fresh.manage("restore", str(file), "--overwrite", "--identity", str(key))
    if done.returncode:
        outcome.count("errors", f"restoring an encrypted backup ended with {done.returncode}: {done.stdout[-300:]}")
    compare(rows, fresh.run(ALL_ROWS), "after an encrypted backup", outcome)
    return 2


def refuse_newer(plan: Plan, archive: Archive, fresh: Archive, rows: dict[str, Any], outcome: Outcome) -> int:
    """Restore a backup of a later version, which must be refused before anything is replaced."""
    archive.run(FROM_THE_FUTURE)
    newer = plan.archive.folder.with_name("newer.backup")
    archive.manage("backup", str(newer))
    done = fresh.manage("restore", str(newer), "--overwrite")
    if done.returncode == 0:
        outcome.broken.append("a backup of a newer version was restored and reported as success")
    compare(rows, fresh.run(ALL_ROWS), "after a backup of a newer version", outcome)
    return 1
