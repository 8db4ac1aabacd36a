"""What tests talk to an emulator with: real gspread for the API, `Backstage` for everything else."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

import gspread
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from google.oauth2.credentials import Credentials
from gspread.http_client import HTTPClient

Json = dict[str, Any]
TIMEOUT = (5, 60)


def http_client_for(url: str) -> type[HTTPClient]:
    """An HTTPClient that reaches Google's paths at another address."""

    class EmulatorHTTPClient(HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Any:
            parts = urlsplit(endpoint)
            return super().request(
                method, url + endpoint.removeprefix(f"{parts.scheme}://{parts.netloc}"), *args, **kwargs
            )

    return EmulatorHTTPClient


def gspread_client(url: str, author: str = "app@bahi.example.com") -> gspread.Client:
    """A gspread client signed in as somebody; any token is taken."""
    client = gspread.Client(Credentials(token=author), http_client=http_client_for(url))  # type: ignore[no-untyped-call]
    client.set_timeout(TIMEOUT)
    return client


def service_account_key(url: str, email: str = "shop@bahi-shop.iam.gserviceaccount.com") -> Json:
    """The JSON key that Google's console would download, but its tokens come from the emulator."""
    project = email.partition("@")[2].partition(".")[0]
    return {
        "type": "service_account",
        "project_id": project,
        "private_key_id": "0" * 40,
        "private_key": _private_key(),
        "client_email": email,
        "client_id": "1" * 21,
        "auth_uri": f"{url}/o/oauth2/auth",
        "token_uri": f"{url}/token",
        "auth_provider_x509_cert_url": f"{url}/oauth2/v1/certs",
        "client_x509_cert_url": f"{url}/robot/v1/metadata/x509/{quote(email, safe='')}",
        "universe_domain": "googleapis.com",
    }


@lru_cache(maxsize=1)
def _private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


class Backstage:
    """The emulator's other door: set up, queue people and faults, read the ledger."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.session.request(method, f"{self.url}/admin/{path}", json=body, timeout=TIMEOUT)
        assert answer.ok, answer.text
        return answer.json()

    def workbook(self, tabs: dict[str, Sequence[Sequence[Any]]], **properties: Any) -> str:
        """A spreadsheet with these tabs of rows; its id. Everyone may write, unless `shared_with` names its editors,
        `viewers` who may read, or `link` is "reader", "writer" or None: what anyone may who has the link."""
        found: str = self._ask("POST", "spreadsheets", {"tabs": tabs, **properties})["id"]
        return found

    def give_access(self, spreadsheet_id: str, **people: Any) -> None:
        """From now on only these may come in: `shared_with`, `viewers` and `link`, as for `workbook`."""
        self._ask("POST", f"access/{spreadsheet_id}", people)

    def cells(self, spreadsheet_id: str) -> dict[str, list[list[Any]]]:
        """What every tab's cells hold: typed values, formulas as text."""
        found: dict[str, list[list[Any]]] = self._ask("GET", f"spreadsheets/{spreadsheet_id}")
        return found

    def act(self, *actions: Json) -> list[bool]:
        """People act now; False for each that found nothing to act on."""
        found: list[bool] = self._ask("POST", "act", list(actions))["done"]
        return found

    def queue(self, *scenes: Json) -> None:
        """What happens around the next calls: staging.Scene, as JSON."""
        self._ask("POST", "queue", list(scenes))

    def pending(self) -> Json:
        """How many scenes and late calls are still to come."""
        found: Json = self._ask("GET", "queue")
        return found

    def arrive(self) -> int:
        """Late calls are applied now; how many there were."""
        found: int = self._ask("POST", "arrive")["arrived"]
        return found

    def log(self, since: int = 0) -> list[Json]:
        """The ledger: every edit of a cell and change of rows, columns and tabs, in order."""
        found: list[Json] = self._ask("GET", f"log?since={since}")["entries"]
        return found

    def calls(self) -> list[Json]:
        """The calls to the API, with status, fault and whether they were applied."""
        found: list[Json] = self._ask("GET", "calls")["calls"]
        return found

    def quota(self, **limits: int) -> None:
        """`reads=60, writes=60` a minute a user; nothing turns it off."""
        self._ask("POST", "quota", limits)

    def advance(self, seconds: float) -> None:
        """Move the quota's clock."""
        self._ask("POST", "clock", {"advance": seconds})

    def reset(self) -> None:
        """Forget everything."""
        self._ask("POST", "reset")
