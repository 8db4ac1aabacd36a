"""One emulator for a module's tests, empty for each; every answer is held to the types of the discovery document."""

import re
from collections.abc import Iterator
from typing import Any

import gspread
import pytest
from google.oauth2.credentials import Credentials

from .client import TIMEOUT, Backstage, http_client_for
from .routes import SHEETS
from .schema import checked
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
    """gspread, every answer of Sheets checked against the discovery document."""

    class Checking(http_client_for(server.url)):  # type: ignore[misc]
        def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Any:
            response = super().request(method, endpoint, *args, **kwargs)
            path = endpoint.partition("googleapis.com")[2]
            names = [
                name for verb, pattern, _, name, _ in SHEETS if verb == method.upper() and re.fullmatch(pattern, path)
            ]
            if names:
                checked(response.json(), names[0])
            return response

    client = gspread.Client(Credentials(token="app@bahi.example.com"), http_client=Checking)  # type: ignore[no-untyped-call]
    client.set_timeout(TIMEOUT)
    return client


@pytest.fixture
def workbook(client: gspread.Client) -> gspread.Spreadsheet:
    return client.create("Shop")


@pytest.fixture
def tab(workbook: gspread.Spreadsheet) -> gspread.Worksheet:
    return workbook.sheet1
