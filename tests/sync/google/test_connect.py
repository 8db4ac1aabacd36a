"""Connecting a sheet: what is tried, in which order, and what each refusal is called."""

import json
import os
import re
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from sync.connect import connect, key_from_file
from sync.google.connecting import Step, access_to
from sync.google.keys import KEPT_KEY, Key, forget_key, found_key, keep_key, key_in
from sync.place import place_from
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable
from tests.sheets_emulator.client import Backstage, service_account_key
from tests.sync.google.conftest import TABS
from tests.sync.google.saying import FEW_SCOPES, SHEETS_OFF, google_saying, no_token

ACCOUNT = "shop@bahi-shop.iam.gserviceaccount.com"
ALL = tuple(Step)


@pytest.fixture
def google(backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Backstage:
    """A fresh installation of Bahi that asks the emulator instead of Google."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("BAHI_GOOGLE_KEY", "BAHI_WORKBOOK", "BAHI_STATE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BAHI_GOOGLE_API", backstage.url)
    return backstage


@pytest.fixture
def key(google: Backstage) -> Key:
    return service_account_key(google.url, ACCOUNT)


def link(id_: str) -> str:
    return f"https://docs.google.com/spreadsheets/d/{id_}/edit?usp=sharing"


def test_a_shared_sheet_passes_every_step_and_nothing_is_left_in_it(google: Backstage, key: Key) -> None:
    sheet = google.workbook(TABS, title="Sharma Traders", shared_with=[ACCOUNT])
    before = google.cells(sheet)

    access = access_to(link(sheet), key)

    assert (access.passed, access.trouble, access.account) == (ALL, None, ACCOUNT)
    assert google.cells(sheet) == before
    assert metadata_of(google, sheet) == []


def test_a_sheet_that_is_not_shared_names_the_address_to_share_it_with(google: Backstage, key: Key) -> None:
    access = access_to(link(google.workbook(TABS, shared_with=["owner@example.com"])), key)

    assert access.failed is Step.READ
    assert f"Share it with {ACCOUNT} as an editor" in str(access.trouble)


def test_a_sheet_shared_for_viewing_is_read_and_says_what_is_missing(google: Backstage, key: Key) -> None:
    access = access_to(link(google.workbook(TABS, shared_with=["owner@example.com"], viewers=[ACCOUNT])), key)

    assert (access.may_read, access.may_write) == (True, False)
    assert str(access.trouble).startswith(f"{ACCOUNT} may look at this sheet, but not change it.")


def test_a_sheet_that_is_not_there_is_told_from_one_that_is_not_shared(google: Backstage, key: Key) -> None:
    access = access_to(link("1" * 44), key)

    assert (access.failed, access.passed) == (Step.SHEET, (Step.KEY, Step.SERVICE))


def test_an_excel_file_in_drive_is_told_by_its_link_and_by_googles_answer(google: Backstage, key: Key) -> None:
    with pytest.raises(WorkbookUnavailable, match="choose File > Save as Google Sheets"):
        access_to(link("1" * 44) + "&rtpof=true&sd=true", key)

    access = access_said(400, {"error": {"code": 400, "message": "This operation is not supported for this document"}})

    assert access.failed is Step.SHEET
    assert "choose File > Save as Google Sheets" in str(access.trouble)


def test_a_service_that_is_off_comes_with_the_link_that_switches_it_on() -> None:
    access = access_said(403, SHEETS_OFF)

    assert (access.failed, access.passed) == (Step.SERVICE, (Step.KEY,))
    assert "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=123" in str(
        access.trouble
    )


def test_a_sign_in_with_a_box_left_empty_is_told() -> None:
    assert "tick every box" in str(access_said(403, FEW_SCOPES).trouble)


@pytest.mark.parametrize(
    "description, said",
    [
        ("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.", "clock"),
        ("Invalid JWT Signature.", "Make a new key"),
        ("Invalid grant: account not found", "Make a new key"),
        ("Token has been expired or revoked.", "Sign in once more"),
    ],
)
def test_a_key_that_google_refuses_says_why(description: str, said: str) -> None:
    with google_saying(400, no_token(description), token=False) as address:
        access = access_to("1" * 44, service_account_key(address))

    assert access.failed is Step.KEY
    assert said in str(access.trouble)


def test_without_a_network_the_first_step_says_so() -> None:
    access = access_to("1" * 44, service_account_key("http://127.0.0.1:9"))

    assert (access.failed, access.passed) == (Step.KEY, ())
    assert "connected to the internet" in str(access.trouble)


@pytest.mark.parametrize(
    "text, said",
    [
        ("not json", "not a key for Google"),
        ("[]", "not a key for Google"),
        ('{"installed": {"client_id": "x"}}', "names a sign-in client"),
        ('{"private_key": "-----BEGIN no", "client_email": "a@b", "token_uri": "https://x"}', "not a key for Google"),
        ('{"refresh_token": "x"}', "not a key for Google"),
    ],
)
def test_what_is_no_key_is_told_without_repeating_it(text: str, said: str) -> None:
    with pytest.raises(WorkbookUnavailable, match=said) as refusal:
        key_in(text)

    assert "BEGIN" not in str(refusal.value)


def test_a_key_is_kept_for_its_owner_only_and_shown_by_nothing(key: Key) -> None:
    kept = keep_key(key)

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    found = found_key()
    assert found is not None
    assert found.is_kept
    assert found.account == ACCOUNT
    assert "PRIVATE" not in repr(found)
    forget_key()
    assert found_key() is None


def test_connecting_chooses_the_sheet_and_reads_it_once(google: Backstage, key: Key) -> None:
    keep_key(key)
    sheet = google.workbook(TABS, shared_with=[ACCOUNT])

    connection = connect(link(sheet))

    assert connection.exit_code == 0
    assert place_from().workbook == sheet_address(sheet)
    assert [(tab.tab, tab.table, tab.rows) for tab in connection.tabs] == [
        ("Contacts", "Contacts", 3),
        ("Notes", "", 0),
    ]
    assert any("Contacts: Customers, 3 rows" in line for line in connection.lines())


def test_a_sheet_that_may_not_be_read_is_not_chosen(google: Backstage, key: Key) -> None:
    keep_key(key)

    connection = connect(link(google.workbook(TABS, shared_with=["owner@example.com"])))

    assert connection.exit_code == 2
    assert place_from().is_demo
    assert f"Share the sheet with this address, as an editor: {ACCOUNT}" in connection.lines()


def test_without_a_key_a_sheet_open_to_its_link_is_opened_for_reading(google: Backstage) -> None:
    sheet = google.workbook(TABS, shared_with=["owner@example.com"], link="reader")

    connection = connect(link(sheet))

    assert (connection.exit_code, connection.may_write) == (1, False)
    assert place_from().workbook == sheet_address(sheet)
    assert "Bahi can read this sheet, but not write in it: edits wait until it can." in connection.lines()


def test_without_a_key_a_private_sheet_is_refused_with_what_to_do(google: Backstage) -> None:
    with pytest.raises(WorkbookUnavailable, match="Or connect Google, then it can stay private"):
        connect(link(google.workbook(TABS, shared_with=["owner@example.com"])))


def test_without_a_link_it_says_what_is_missing(google: Backstage, key: Key) -> None:
    assert "There is no key for Google yet." in connect().lines()

    keep_key(key)

    assert connect().lines()[-1].startswith("Copy the link of your sheet")


def test_the_command_keeps_the_key_and_answers_in_json_without_it(google: Backstage, key: Key, tmp_path: Path) -> None:
    downloaded = tmp_path / "downloaded.json"
    downloaded.write_text(json.dumps(key))
    sheet = google.workbook(TABS, shared_with=[ACCOUNT])

    done = run(tmp_path, link(sheet), "--key", str(downloaded), "--json")

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["account"], said["passed"], said["is_chosen"]) == (ACCOUNT, [step.value for step in ALL], True)
    assert "PRIVATE" not in done.stdout + done.stderr
    assert (tmp_path / KEPT_KEY).is_file()


def test_signing_in_oneself_keeps_what_opens_the_sheet(google: Backstage, tmp_path: Path) -> None:
    client = {"client_id": "bahi", "client_secret": "s", "token_uri": f"{google.url}/token"}
    (tmp_path / "client.json").write_text(
        json.dumps({"installed": client | {"auth_uri": f"{google.url}/o/oauth2/auth", "redirect_uris": []}})
    )
    sheet = google.workbook(TABS, shared_with=["owner@example.com"])

    done = run(
        tmp_path,
        link(sheet),
        "--sign-in",
        str(tmp_path / "client.json"),
        "--no-browser",
        "--json",
        owner="owner@example.com",
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["may_write"] is True
    assert key_from_file(tmp_path / KEPT_KEY)["refresh_token"]


@pytest.mark.parametrize(
    "client, said", [({"web": {}}, "type “Desktop app”"), ({"private_key": "x"}, "names no sign-in client")]
)
def test_the_wrong_sign_in_client_is_told(google: Backstage, tmp_path: Path, client: Any, said: str) -> None:
    (tmp_path / "client.json").write_text(json.dumps(client))

    done = run(tmp_path, "--sign-in", str(tmp_path / "client.json"))

    assert (done.returncode, said in done.stderr) == (2, True)


def access_said(status: int, body: Any) -> Any:
    """Access where Google gives a token and then says this."""
    with google_saying(status, body) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BAHI_GOOGLE_API", address)
        return access_to("1" * 44, service_account_key(address))


def metadata_of(google: Backstage, sheet: str) -> list[Any]:
    answer = requests.get(
        f"{google.url}/v4/spreadsheets/{sheet}",
        params={"fields": "developerMetadata"},
        headers={"Authorization": f"Bearer {ACCOUNT}"},
        timeout=10,
    )
    found: list[Any] = answer.json().get("developerMetadata", [])
    return found


def run(folder: Path, *words: str, owner: str = "") -> subprocess.CompletedProcess[str]:
    """`python -m sync connect`; an owner signs in as soon as the address for it is printed."""
    root = Path(__file__).parents[3]
    environment = os.environ | {"PYTHONPATH": str(root), "OAUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "sync", "connect", *words]
    process = subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    lines: list[str] = []
    if owner and process.stderr:
        lines.append(process.stderr.readline())
        threading.Thread(target=_come_back, args=(lines[0], owner), daemon=True).start()
    out, errors = process.communicate(timeout=60)
    return subprocess.CompletedProcess(command, process.returncode, out, "".join(lines) + errors)


def _come_back(line: str, owner: str) -> None:
    """What Google's page does when the owner has pressed Allow: it sends the browser back with a code."""
    found = re.search(r"https?://\S+", line)
    assert found, line
    asked = parse_qs(urlsplit(found[0]).query)
    assert asked["access_type"] == ["offline"]
    answer = {"state": asked["state"][0], "code": owner, "scope": asked["scope"][0]}
    requests.get(asked["redirect_uri"][0], params=answer, timeout=10)
