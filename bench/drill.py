"""Break the archive on purpose, and see what is lost, what fails, what runs and who gets in.

    python bench/drill.py [PART ...] [--quick | --full] [--seed N] [--keep]

Runs the parts, all of them by default, and prints one table. ``--full`` does what the table of the releases shows and
takes an hour or two; ``--quick`` does a twentieth of it; the default is a fifth. The exit status is 1 if any promise is
broken. Reasons are printed below the table.

Everything happens in a temporary folder, in archives made for the drill: neither the configured archive nor any other
process is touched, servers listen on 127.0.0.1 only, and nothing is fetched. Each part has a time limit, bounded memory
and disk, and what it started is ended and removed however it ends. ``--keep`` leaves the folder, to see what happened.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.drills.archives import Archive, end, environment_for  # noqa: E402
from bench.drills.outcomes import Outcome, Plan, table  # noqa: E402

# Each part with its time limit in a full drill, in seconds.
PARTS = {
    "kills": 1_800,
    "disk": 900,
    "ingests": 600,
    "restore": 600,
    "slow": 600,
    "fuzz": 3_600,
    "injection": 1_800,
    "access": 1_800,
    "growth": 3_600,
    "busy": 600,
}
# Parts that use Django on the archive in their own process.
WITH_DJANGO = {"fuzz", "injection", "access"}
QUICK, ORDINARY, FULL = 0.05, 0.2, 1.0
LEAST_SECONDS = 900
OUTCOME = "outcome.json"
LEAST_FREE_BYTES = 3 * 1024**3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[[], *PARTS], help=", ".join(PARTS))
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--quick", dest="share", action="store_const", const=QUICK, default=ORDINARY)
    amount.add_argument("--full", dest="share", action="store_const", const=FULL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave the folder of the drill")
    parser.add_argument("--in-folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.in_folder:
        return run_here(given.parts[0], given.in_folder, given.share, given.seed)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_given: sys.exit(1))
    outcomes, load = [], os.getloadavg()[0]
    for part in given.parts or PARTS:
        print(f"{part} ...", file=sys.stderr, flush=True)
        outcomes.append(run_apart(part, given.share, given.seed, keep=given.keep))
    print(table(outcomes))
    if load > (os.cpu_count() or 1) / 2:
        print(f"\nThe machine was busy before the drill began (load {load:.1f}): its times say little.")
    return int(any(outcome.verdict == "BROKEN" for outcome in outcomes))


def seconds_for(part: str, share: float) -> int:
    return max(LEAST_SECONDS, round(PARTS[part] * share))


def run_apart(part: str, share: float, seed: int, *, keep: bool = False) -> Outcome:
    """Run a part in a process and a folder of its own, and leave nothing of either."""
    if shutil.disk_usage(tempfile.gettempdir()).free < LEAST_FREE_BYTES:
        reason = f"less than {LEAST_FREE_BYTES // 1024**3} GB are free in {tempfile.gettempdir()}"
        return Outcome(part=part, refused=reason)
    folder = Path(tempfile.mkdtemp(prefix=f"newsarchive-drill-{part}-"))
    folder.chmod(0o711)  # Under root the database runs as another account, which must be able to pass.
    amount = {QUICK: ["--quick"], FULL: ["--full"]}.get(share, [])
    command = [sys.executable, __file__, part, *amount, "--seed", str(seed), "--in-folder", str(folder)]
    environment = environment_for(folder / "data")
    process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, start_new_session=True)
    try:
        process.wait(seconds_for(part, share))
        return Outcome.read(folder / OUTCOME)
    except subprocess.TimeoutExpired:
        return Outcome(part=part, broken=[f"the part did not end within {seconds_for(part, share)} s"])
    except (OSError, ValueError):
        return Outcome(part=part, broken=["the part itself failed; its traceback stands above the table"])
    finally:
        clean_up(process, folder, keep=keep)


def clean_up(process: subprocess.Popen[str], folder: Path, *, keep: bool) -> None:
    """End the part and all processes of its archives, take its file systems off, and remove its folder."""
    end(process)
    Archive(folder).close()
    for mount in mounted_in(folder):
        subprocess.run(["umount", "--lazy", mount], check=False)
    if keep:
        print(f"kept: {folder}", file=sys.stderr)
    else:
        shutil.rmtree(folder, ignore_errors=True)


def mounted_in(folder: Path) -> list[str]:
    try:
        lines = Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return []
    return [line.split()[1] for line in lines if line.split()[1].startswith(f"{folder}/")]


def run_here(part: str, folder: Path, share: float, seed: int) -> int:
    """Run a part in this process, and write its outcome into the folder."""
    archive, outcome = Archive(folder / "data"), Outcome(part=part)
    plan = Plan(archive=archive, share=share, seed=seed, seconds=seconds_for(part, share))
    begun = time.monotonic()
    try:
        if part in WITH_DJANGO:
            set_up_django(archive)
        importlib.import_module(f"bench.drills.{part}").run(plan, outcome)
        if plan.is_over:
            outcome.broken.append("its time was used up, so that not everything was done")
    except Exception as error:
        traceback.print_exc()
        outcome.broken.append(f"the part stopped: {type(error).__name__}: {error}"[:300])
    finally:
        outcome.write(folder / OUTCOME)
        print(f"  {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
        for process in archive.started:
            end(process)
    return 0


def set_up_django(archive: Archive) -> None:
    """Set Django up on the drill's archive, and on no other."""
    if os.environ.get("NEWSARCHIVE_DATA") != str(archive.folder) or "DATABASE_URL" in os.environ:
        raise RuntimeError("this process is not set to the archive of the drill")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
