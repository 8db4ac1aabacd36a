"""The same shop twice: as a file, and as a Google Sheet in an emulator that answers over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.google.limits import SHARED, Limiter
from tests import workbooks
from tests.sheets_emulator.client import Backstage, service_account_key
from tests.sheets_emulator.server import Server, running_emulator
from tests.sync.mirror.desk import Clock, Computer, FileSheet, GoogleSheet, Sheet

ROWS = [list(workbooks.HEADINGS), *[["" if cell is None else cell for cell in row] for row in workbooks.PEOPLE]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_emulator() as running:
        yield running


@pytest.fixture
def google(server: Server, monkeypatch: pytest.MonkeyPatch) -> GoogleSheet:
    backstage = Backstage(server.url)
    backstage.reset()
    monkeypatch.setenv("BAHI_GOOGLE_KEY", json.dumps(service_account_key(server.url)))
    monkeypatch.setenv("BAHI_GOOGLE_API", server.url)
    # One limit a minute is shared by all that one process does, and these tests are one.
    monkeypatch.setattr(SHARED, "limiter", Limiter(a_minute=10**6))
    id_ = backstage.workbook({"Contacts": ROWS})
    return GoogleSheet(f"https://docs.google.com/spreadsheets/d/{id_}/edit", id_, backstage)


@pytest.fixture(params=["xlsx", "google"])
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Sheet:
    if request.param == "xlsx":
        return FileSheet(str(workbooks.write(tmp_path / "shop.xlsx")))
    found: Sheet = request.getfixturevalue("google")
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def computer(sheet: Sheet, tmp_path: Path, clock: Clock) -> Computer:
    """Whatever the sheet is, it keeps the history."""
    return Computer.new(sheet, tmp_path, clock).starts()


@pytest.fixture
def local(tmp_path: Path, clock: Clock) -> Computer:
    """A file that keeps the history, where what is tested has nothing to do with the kind of sheet."""
    return Computer.new(FileSheet(str(workbooks.write(tmp_path / "shop.xlsx"))), tmp_path, clock).starts()


@pytest.fixture
def hosted(google: GoogleSheet, tmp_path: Path, clock: Clock) -> Computer:
    """A host without a disk, whose Google Sheet keeps the history."""
    return Computer.new(google, tmp_path, clock).starts()
