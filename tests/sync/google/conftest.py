"""One emulator for a module's tests, empty for each, and a shop's sheet in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from sync.google import GoogleWorkbook, narrow
from sync.google.reading import SMALL
from tests.sheets_emulator.client import Backstage
from tests.sheets_emulator.server import Server, running_emulator
from tests.sync.google.desk import Shop

TABS: dict[str, Sequence[Sequence[Any]]] = {
    "Contacts": [
        ["id", "Name", "Phone", "Due"],
        ["k1", "Asha", "0501234567", 100],
        ["k2", "Bilal", "+92 300 1234567", 250.5],
        ["k3", "Chandra", "98765 43210", ""],
    ],
    "Notes": [["Anything"], ["stays"]],
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_emulator() as running:
        yield running


@pytest.fixture
def backstage(server: Server) -> Backstage:
    door = Backstage(server.url)
    door.reset()
    return door


@pytest.fixture
def shop(request: pytest.FixtureRequest, backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A small sheet; a module may ask for one that is treated as if it were large, too."""
    if is_large := getattr(request, "param", False):
        monkeypatch.setattr(narrow, "HEADER_ROWS", 1)
    return Shop(backstage, backstage.workbook(TABS), tmp_path, small=0 if is_large else SMALL)


@pytest.fixture
def workbook(shop: Shop) -> GoogleWorkbook:
    """Opened and read once, as an app that has been running for a while."""
    workbook = shop.opened()
    edits = [shop.edit("k3", "Due", "", 1)]
    workbook.apply(edits)
    workbook.settled(edits)
    return workbook
