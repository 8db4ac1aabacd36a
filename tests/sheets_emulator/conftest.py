"""One emulator for a module's tests; each test begins with an empty one."""

from collections.abc import Iterator

import gspread
import pytest

from .client import Backstage, gspread_client
from .server import Server, running_emulator


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
def client(server: Server, backstage: Backstage) -> gspread.Client:
    return gspread_client(server.url)


@pytest.fixture
def workbook(client: gspread.Client) -> gspread.Spreadsheet:
    return client.create("Shop")


@pytest.fixture
def tab(workbook: gspread.Spreadsheet) -> gspread.Worksheet:
    return workbook.sheet1
