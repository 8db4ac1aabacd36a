"""Server time of what a person waits for on a screen, alone and with 16 threads at once; prints JSON."""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from records.changes import HistoryEntry
from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from records.timeline import timeline
from sync.current import reading
from sync.place import Place

HISTORY: tuple[HistoryEntry, ...] = ()


def jobs(snapshot: Snapshot) -> dict[str, Callable[[int], object]]:
    """What is measured; each is given a number so that no two runs ask the same."""
    cities = ("Lucknow", "Lahore", "Jaipur")
    return {
        "list page, filtered and sorted": lambda n: snapshot.page(
            Query("contacts", filters=(Filter("city", Operator.IS, (cities[n % 3],)),), sort=("name", n % 2 == 0)),
            offset=50 * n,
        ),
        "facets of the list": lambda n: snapshot.facets(
            Query("contacts", search=f"9{n}"), ("city", "category", "source")
        ),
        "search in contacts": lambda n: snapshot.page(Query("contacts", search=f"seeta {n}")),
        "search in activities": lambda n: snapshot.page(Query("activities", search=f"note {n}")),
        "card": lambda n: snapshot.row("contacts", f"c{n:08d}x"),
        "timeline": lambda n: timeline(snapshot, "contacts", f"c{n:08d}x", HISTORY),
    }


def timed(job: Callable[[int], object], number: int) -> float:
    """Milliseconds of one run."""
    begin = time.perf_counter()
    job(number)
    return (time.perf_counter() - begin) * 1000


def main(workbook: str, state: str) -> None:
    """Measure every job: the median alone, and the median of 64 runs by 16 threads."""
    begin = time.perf_counter()
    with reading(Place(workbook, Path(state))) as snapshot:
        found: dict[str, dict[str, float]] = {"open": {"alone": (time.perf_counter() - begin) * 1000, "busy": 0.0}}
        for name, job in jobs(snapshot).items():
            timed(job, 999)
            alone = median(timed(job, number) for number in range(1, 12))
            with ThreadPoolExecutor(16) as people:
                busy = median(people.map(lambda number, job=job: timed(job, number), range(20, 84)))  # type: ignore[misc]
            found[name] = {"alone": alone, "busy": busy}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
