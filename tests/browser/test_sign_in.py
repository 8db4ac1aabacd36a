"""Where sign-in is set up, nobody sees a customer before signing in, and only those on the list do after it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, Served, free_port, serving
from tests.browser.identity_provider import CLIENT, Provider, running_provider
from tests.ui.little_shop import write_little_shop


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[Served, Provider]]:
    workbook, port = write_little_shop(tmp_path / "shop.xlsx"), free_port()
    with running_provider() as provider:
        (tmp_path / ".streamlit").mkdir()
        (tmp_path / ".streamlit" / "secrets.toml").write_text(
            f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a long secret that nobody can guess"
client_id = "{CLIENT}"
client_secret = "unused"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"

[people]
allowed = ["asha@shop.example"]
"""
        )
        environment = os.environ | {"BAHI_WORKBOOK": str(workbook), "BAHI_STATE": str(tmp_path / "state")}
        with serving(tmp_path, environment, port) as address:
            yield Served(address, workbook), provider


def test_only_who_is_on_the_list_comes_in(guarded: tuple[Served, Provider], page: Page) -> None:
    served, provider = guarded
    provider.email = "stranger@example.com"
    page.goto(f"{served.address}/contacts")
    expect(page.get_by_text("Your customers are for your eyes only")).to_be_visible()
    assert "Customers" not in page.content()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("stranger@example.com is not on the list")).to_be_visible()
    assert "Customers" not in page.content()

    provider.email = "asha@shop.example"
    page.get_by_role("button", name="Sign in with another account").click()
    expect(page.get_by_text("Your customers are for your eyes only")).to_be_visible()
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("button", name="Sync now")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("asha@shop.example")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Your customers are for your eyes only")).to_be_visible()
