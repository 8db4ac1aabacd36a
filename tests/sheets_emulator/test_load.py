"""Many clients at once: no error, no waiting for ever, no lost edit."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from .client import Backstage, gspread_client
from .server import Server

CLIENTS, SECONDS = 16, 1.5
HEADINGS = ["id", "count", *[f"client {number}" for number in range(CLIENTS)]]


def _busy(url: str, key: str, number: int, seconds: float) -> int:
    """One client's life: its own cell counts up, its rows are added, others' rows are read and sorted."""
    tab = gspread_client(url, f"client{number}@example.com").open_by_key(key).sheet1
    ends, turns = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        turns += 1
        tab.update([[turns]], f"{chr(67 + number)}1")
        tab.append_row([f"{number}-{turns}", turns], table_range="A1")
        if turns % 5 == number % 5:
            tab.sort((2, "asc"), range="A2:B1000")
        if turns % 7 == number % 7:
            tab.insert_row([], 2)
        assert str(turns) in tab.row_values(1)
    return turns


@pytest.mark.parametrize("shared", [True, False], ids=["on one sheet", "on a sheet each"])
def test_sixteen_clients_lose_nothing(server: Server, backstage: Backstage, shared: bool) -> None:
    keys = [backstage.workbook({"People": [HEADINGS]}) for _ in range(1 if shared else CLIENTS)] * CLIENTS

    with ThreadPoolExecutor(CLIENTS) as pool:
        turns = list(pool.map(lambda number: _busy(server.url, keys[number], number, SECONDS), range(CLIENTS)))

    expected = {f"{number}-{turn}" for number, count in enumerate(turns) for turn in range(1, count + 1)}
    tabs = [backstage.cells(key)["People"] for key in set(keys[:CLIENTS])]
    found = [row[0] for rows in tabs for row in rows[1:] if row and row[0] is not None]
    assert sorted(found) == sorted(expected)
    assert {call["status"] for call in backstage.calls()} == {200}
