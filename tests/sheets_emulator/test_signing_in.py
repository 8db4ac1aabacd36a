"""Signing in as a service account or with a refresh token, with the real google-auth."""

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from google.oauth2.credentials import Credentials

from .client import Backstage, http_client_for, service_account_key
from .server import Server

SHOP = "shop@bahi-shop.iam.gserviceaccount.com"
ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer"


def test_a_service_account_signs_in_with_its_key_and_is_the_author(server: Server, backstage: Backstage) -> None:
    key = backstage.workbook({"People": [["id"]]})
    client = gspread.service_account_from_dict(
        service_account_key(server.url, SHOP), http_client=http_client_for(server.url)
    )

    client.open_by_key(key).sheet1.update_acell("A2", "a")

    assert [entry["author"] for entry in backstage.log()] == [SHOP]


@pytest.mark.parametrize(
    ("refresh_token", "author"), [("owner@example.com", "owner@example.com"), ("1//0abc", "app@bahi.example.com")]
)
def test_a_refresh_token_gives_a_token_of_its_person(
    server: Server, backstage: Backstage, refresh_token: str, author: str
) -> None:
    key = backstage.workbook({"People": [["id"]]})
    signed_in = Credentials(  # type: ignore[no-untyped-call]
        None, refresh_token=refresh_token, token_uri=f"{server.url}/token", client_id="bahi", client_secret="s"
    )

    gspread.Client(signed_in, http_client=http_client_for(server.url)).open_by_key(key).sheet1.update_acell("A2", "a")

    assert [entry["author"] for entry in backstage.log()] == [author]


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": ASSERTION, "assertion": "not.a.jwt"}, "invalid_grant"),
        ({"grant_type": ASSERTION, "assertion": "nothing"}, "invalid_grant"),
        ({"grant_type": ASSERTION}, "invalid_request"),
        ({"grant_type": "refresh_token"}, "invalid_request"),
        ({"grant_type": "password", "username": "a"}, "unsupported_grant_type"),
        ({}, "invalid_request"),
    ],
)
def test_who_asks_wrongly_gets_googles_error(server: Server, form: dict[str, str], error: str) -> None:
    answer = requests.post(f"{server.url}/token", data=form, timeout=5)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_a_key_that_names_nobody_is_refused(server: Server, backstage: Backstage) -> None:
    nobody = service_account_key(server.url, "nobody")
    client = gspread.service_account_from_dict(nobody, http_client=http_client_for(server.url))

    with pytest.raises(RefreshError, match="account not found"):
        client.open_by_key("1" * 44)


def test_only_a_scene_that_names_it_strikes_the_token_endpoint(server: Server, backstage: Backstage) -> None:
    key = backstage.workbook({"People": [["id"]]})
    client = gspread.service_account_from_dict(
        service_account_key(server.url, SHOP), http_client=http_client_for(server.url)
    )
    backstage.queue({"fault": "503", "match": "/token"}, {"fault": "429"})

    with pytest.raises(gspread.exceptions.APIError, match="429"):
        client.open_by_key(key)

    assert backstage.pending()["queued"] == 0
    assert [call["fault"] for call in backstage.calls()] == ["429"]


def test_a_token_that_ran_out_is_renewed_without_anyone_noticing(server: Server, backstage: Backstage) -> None:
    key = backstage.workbook({"People": [["id"]]})
    client = gspread.service_account_from_dict(
        service_account_key(server.url, SHOP), http_client=http_client_for(server.url)
    )
    tab = client.open_by_key(key).sheet1
    backstage.queue({"fault": "401"})

    assert tab.acell("A1").value == "id"
    assert [call["fault"] for call in backstage.calls()][-2:] == ["401", ""]
