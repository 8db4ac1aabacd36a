"""`python -m bench google [CONTACTS ...]`: a business in a Google Sheet (the emulator, in a process of its own), beside gspread."""

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.google_calls import opened, ours_counted, theirs_counted
from bench.google_sheet import SMALLEST, business, emulator, losses, sheet_of, typed_kinds
from bench.measure import measured
from sync.google import Memory
from tests.sheets_emulator.client import gspread_client, service_account_key
from tests.sheets_emulator.server import running_emulator
from tests.sync.google.hour import Simulation

SIZES = (20_000, 100_000)
BUILD = Path("build") / "bench" / "google"
MOST_GRID_CELLS = 2_000_000
OTHERS = {
    "get_all_values": "gspread: get_all_values, tab by tab",
    "get_all_records": "gspread: get_all_records, tab by tab",
    "grid_data": "one spreadsheets.get with the grid's values and number formats",
}


def bench(sizes: Sequence[int] = SIZES) -> None:
    """Pulls of each size, what others' ways lose, calls, and the hour."""
    for contacts in sizes:
        _pulls(contacts)
    _losses()
    _calls()
    _hours()


def _pulls(contacts: int) -> None:
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    tabs = business(contacts)
    rows, cells = sum(len(tab.rows) for tab in tabs), sum(len(tab.rows) * len(tab.columns) for tab in tabs)
    with emulator() as url:
        sheet = sheet_of(url, tabs)
        os.environ |= {"BAHI_GOOGLE_API": url, "BAHI_GOOGLE_KEY": json.dumps(service_account_key(url))}
        print(f"\n### {contacts:,} contacts: {len(tabs)} tabs, {rows:,} rows, {cells:,} cells")
        print("\n| job | time | computing | peak memory | calls | received |\n|---|---:|---:|---:|---:|---:|")
        for name, words in OTHERS.items():
            if name != "grid_data" or cells <= MOST_GRID_CELLS:
                _job(words, name, url, sheet)
        _job("read alone, nothing known before", "read", url, sheet, str(BUILD / "reading"))
        _job("pull, nothing known before", "pull", url, sheet, str(BUILD / "state"))
        _job("pull by an app that has been running", "running", url, sheet, str(BUILD / "state"))


def _job(words: str, *arguments: str) -> None:
    """One line; what a job says beyond its own figures are lines of their own."""
    found = measured(["-m", "bench.google_jobs", *arguments])
    if not found.said.endswith("}"):
        raise RuntimeError(found.said)
    for said in map(json.loads, found.said.splitlines()):
        name = said.get("name", words)
        took = f"{said['seconds']:.1f} s | {said['computing']:.1f} s | {found.megabytes:.0f} MB"
        print(f"| {name} | {took} | {said['calls']} | {said['bytes'] / 1e6:.1f} MB |", flush=True)


def _losses() -> None:
    """Cells of the sample business that are not what was typed, by what was typed."""
    tabs = business(SMALLEST)
    with running_emulator() as server:
        sheet = sheet_of(server.url, tabs)
        book = gspread_client(server.url).open_by_key(sheet)
        workbook = opened(server.url, sheet, Memory(), datetime.now, BUILD)
        ways: dict[str, Callable[[str], list[list[Any]]]] = {
            "Bahi": {tab.name: [list(row) for row in tab.rows[1:]] for tab in workbook.read().tabs}.__getitem__,
            "gspread: get_all_values": lambda name: book.worksheet(name).get_all_values()[1:],
            "gspread: get_all_records": lambda name: [list(r.values()) for r in book.worksheet(name).get_all_records()],
        }
        print("\n### Cells that come back as something else than was typed\n\n| way | texts | days | numbers |")
        print("|---|---:|---:|---:|")
        for words, rows_of in ways.items():
            lost = sum((losses(tab, rows_of(tab.name)) for tab in tabs), Counter[str]())
            print(f"| {words} | {lost['text']:,} | {lost['day']:,} | {lost['number']:,} |")
        every = sum((typed_kinds(tab) for tab in tabs), Counter[str]())
        print(f"| of | {every['text']:,} | {every['day']:,} | {every['number']:,} |", flush=True)


def _calls() -> None:
    print("\n### Calls\n\n| job | small sheet | large sheet | gspread |\n|---|---:|---:|---:|")
    with running_emulator() as server:
        small, large = (ours_counted(server.url, rows, BUILD) for rows in (100, 2_000))
        theirs = theirs_counted(server.url)
    for job, count in small.items():
        print(f"| {job} | {count} | {large[job]} | {theirs.get(job, '')} |", flush=True)


def _hours() -> None:
    print("\n### An hour of three people editing all the time, a look every 10 s, an edit saved every 45 s\n")
    print("| who | reads | in the fullest minute | writes | in the fullest minute | refused | news after | at most |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for words, copies, rows in (
        ("small sheet", 1, 100), ("small sheet, two copies of the app", 2, 100),
        ("large sheet", 1, 1_100), ("large sheet, two copies of the app", 2, 1_100),
    ):  # fmt: skip
        with running_emulator() as server, TemporaryDirectory() as folder:
            hour = Simulation(server, Path(folder), copies=copies, rows=rows, columns=20).run(3600)
        print(
            f"| {words} | {len(hour.reads)} | {hour.most_reads} | {len(hour.writes)} | {hour.most_writes} "
            f"| {hour.refused} | {median(hour.delays):.0f} s | {max(hour.delays):.0f} s |",
            flush=True,
        )
