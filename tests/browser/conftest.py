"""The app served as an owner starts it, and a real Chromium that may talk to nobody else."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.little_shop import write_little_shop

ROOT = Path(__file__).parent.parent.parent
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
STARTS_WITHIN_SECONDS = 60
PATIENCE = 30_000


@dataclass(frozen=True)
class Served:
    """A running app and its workbook."""

    address: str
    workbook: Path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("No Chromium was found, and REQUIRE_BROWSER=1 asks for one.")
        pytest.skip(
            "No Chromium was found (looked for chromium, chromium-browser, google-chrome): browser tests are left out."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The little shop, served by a server that nobody has asked anything yet."""
    folder = tmp_path_factory.mktemp("served")
    workbook = write_little_shop(folder / "shop.xlsx")
    environment = os.environ | {"BAHI_WORKBOOK": str(workbook), "BAHI_STATE": str(folder / "state")}
    with serving(folder, environment) as address:
        yield Served(address, workbook)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A fresh copy of Bahi with nothing configured, whose sample shop is the little one."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "demo").mkdir()
    workbook = write_little_shop(folder / "demo" / "shop.xlsx")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BAHI_")}
    with serving(folder, environment) as address:
        yield Served(address, workbook)


@contextmanager
def serving(folder: Path, environment: Mapping[str, str], port: int = 0) -> Iterator[str]:
    """The app served from a folder until the block ends; its address."""
    port = port or free_port()
    app = str(ROOT / "streamlit_app.py")
    options = ["--server.headless", "true", "--server.port", str(port), "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", app, *options]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            _wait_until_healthy(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-IN")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _wait_until_healthy(port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("The app did not start in time.")
