"""Today, Money and every report of a large shop: server time when a new reading is opened, and when it is asked again.

    python -m bench screens [CUSTOMERS [ROWS]]

"Computing" is the time of all processors, which other work on the machine does not lengthen as much as the clock's.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.big_shop import LAST_DAY, big_shop
from bench.measure import measured
from messages.templates import Occasion, subjects_of
from records.accounts import OURS, THEIRS, balance_sums, balances
from records.collecting import came_in_after_reminders, last_reminded, lately, promises
from records.evening import evening
from records.measures import takings
from records.periods import PeriodName, period_named
from records.query import Query
from records.snapshot import Snapshot
from records.tasks import tasks
from reports.catalogue import REPORTS
from reports.report import Report
from translations import translator

FILE = Path("build") / "bench" / "shop.duckdb"
Job = Callable[[Snapshot], object]


def today(snapshot: Snapshot) -> object:
    """What the Today page asks for."""
    month = period_named(PeriodName.THIS_MONTH, snapshot.today(), 4)
    snapshot.states()
    snapshot.count(Query("contacts"))
    return takings(snapshot, month), tasks(snapshot), evening(snapshot, snapshot.today()), snapshot.problem_counts()


def money(snapshot: Snapshot) -> object:
    """What the Money page asks for."""
    subjects = subjects_of(Occasion.REMINDER)
    lists = balance_sums(snapshot, THEIRS), balance_sums(snapshot, OURS), balances(snapshot, THEIRS, limit=50)
    told = promises(snapshot), last_reminded(snapshot, subjects)
    return lists, told, came_in_after_reminders(snapshot, subjects, since=lately(snapshot.today()))


def _job(report: Report) -> Job:
    t = translator("en")

    def make(snapshot: Snapshot) -> object:
        period = period_named(report.period or PeriodName.ALL, snapshot.today(), 4)
        return report.make(snapshot, period, t, None)

    return make


JOBS: Mapping[str, Job] = {"Today": today, "Money": money} | {report.title: _job(report) for report in REPORTS}


def timed(job: Job, snapshot: Snapshot) -> tuple[float, float]:
    """Milliseconds by the clock, and of computing."""
    usage, begin = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    job(snapshot)
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF)
    return wall * 1000, (after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime) * 1000


def one(name: str) -> None:
    """Measure one job in this process: at first, and the best of three times again; prints JSON."""
    with Snapshot.open(FILE, today=lambda: LAST_DAY) as snapshot:
        snapshot.tabs()
        balance_sums(snapshot, THEIRS)  # as the app's own watcher does with each new reading
        first = timed(JOBS[name], snapshot)
        again = min(timed(JOBS[name], snapshot) for _ in range(3))
    print(json.dumps([*first, *again]))


def bench(customers: int = 100_000, rows: int = 1_000_000) -> None:
    """Measure all, each in a process of its own; prints a table."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.unlink(missing_ok=True)
    big_shop(FILE, customers, rows)
    print(f"\n### {customers:,} customers, {rows:,} rows of sales and activities\n")
    print("| on a screen (server time) | at first | computing | again | computing |\n|---|---:|---:|---:|---:|")
    for name in JOBS:
        found = json.loads(measured(["-m", "bench.shop_screens", name]).said)
        print(f"| {name} | " + " | ".join(f"{number:.0f} ms" for number in found) + " |", flush=True)


if __name__ == "__main__":
    one(sys.argv[1])
