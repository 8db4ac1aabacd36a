"""gspread's HTTP client, made safe: timeouts, a limit a minute, and again only what cannot be done twice by that."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

from google.auth.credentials import Credentials
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import Request
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests import RequestException, Response

from sync.google import sentences
from sync.google.failures import Unknown, failure_of, sign_in_failure
from sync.google.limits import LEFT_TO_PUSHES, Limiter, Pace, asked_wait
from sync.workbook import WorkbookUnavailable

GOOGLE = "https://sheets.googleapis.com"
_SHEETS = f"{GOOGLE}/v4/spreadsheets"
_TOKENS = "https://oauth2.googleapis.com/token"
_FILES = "https://www.googleapis.com/drive/v3/files"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TIMEOUT = (5.0, 60.0)
_CELLS = "https://www.googleapis.com/auth/spreadsheets"
SCOPES = (_CELLS, "https://www.googleapis.com/auth/drive.file")
"""What a person's sign-in has to allow: reading and changing sheets; and of their Drive only the files that Bahi itself
made, so that a sheet of `prepare --new` is backed up with charts and colours. Any other is backed up from its cells."""
_ACCOUNT_SCOPES = (_CELLS, "https://www.googleapis.com/auth/drive.readonly")
"""What a service account asks for: the same, and reading its Drive, which holds nothing but the sheets shared with it."""
_ATTEMPTS = 5
_PATIENCE = 20.0
"""Seconds; who is asked to wait longer is told, for what waits behind the call must not stand still."""
_LONGEST_RANGES = 4000
_COMPACT = {"prettyPrint": "false"}
_SIGN_IN_SECONDS = 20

Json = dict[str, Any]
"""A request or an answer as Google's reference describes it."""


class SheetsClient(HTTPClient):
    """Reads again after any failure; writes again only after 429, which is a certain no.

    `base` is another address than Google's, for tests. All refusals are WorkbookUnavailable in words for people.
    """

    def __init__(
        self, auth: Credentials, *, base: str = "", limiter: Limiter | None = None, pace: Pace | None = None
    ) -> None:
        super().__init__(auth)
        self.set_timeout(_TIMEOUT)
        # Google compresses its answers only for who says so here as well.
        self.session.headers["User-Agent"] = "bahi (gzip)"
        self._base = base.rstrip("/")
        self._pace = pace or Pace()
        self._limiter = limiter or Limiter(self._pace)
        self._account = str(getattr(auth, "service_account_email", "") or "")

    def sign_in(self) -> None:
        """Ask Google whether it knows the key. Raises WorkbookUnavailable."""
        try:
            self.auth.refresh(partial(Request(), timeout=_SIGN_IN_SECONDS))  # type: ignore[no-untyped-call]
        except RefreshError as error:
            raise sign_in_failure(error) from error
        except TransportError as error:
            raise WorkbookUnavailable(sentences.NO_NETWORK) from error

    def spreadsheet(self, id_: str, *, fields: str, ranges: Sequence[str] = (), patient: bool = False) -> Json:
        """spreadsheets.get"""
        answer: Json = json.loads(self.spreadsheet_text(id_, fields=fields, ranges=ranges, patient=patient))
        return answer

    def spreadsheet_text(self, id_: str, *, fields: str, ranges: Sequence[str] = (), patient: bool = False) -> bytes:
        """The same, unparsed."""
        url = f"{_SHEETS}/{id_}"
        params = {"fields": fields, **_COMPACT}
        if _is_short(ranges):
            return self.request("get", url, params={"ranges": list(ranges), **params}, patient=patient).content
        return self._filtered(f"{url}:getByDataFilter", ranges, params, {}, patient=patient)

    def values(self, id_: str, ranges: Sequence[str]) -> Json:
        """values.batchGet: numbers as numbers, moments as serials."""
        answer: Json = json.loads(self.values_text(id_, ranges))
        return answer

    def values_text(self, id_: str, ranges: Sequence[str], *, patient: bool = False) -> bytes:
        """The same, unparsed."""
        options = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
        url = f"{_SHEETS}/{id_}/values:batchGet"
        if _is_short(ranges):
            params = {"ranges": list(ranges), **options, **_COMPACT}
            return self.request("get", url, params=params, patient=patient).content
        return self._filtered(f"{url}ByDataFilter", ranges, _COMPACT, options, patient=patient)

    def _filtered(
        self, url: str, ranges: Sequence[str], params: Mapping[str, str], body: Json, *, patient: bool
    ) -> bytes:
        """A reading whose ranges are too long for an address."""
        filters = [{"a1Range": text} for text in ranges]
        asked = {"dataFilters": filters, **body}
        return self.request("post", url, params=dict(params), json=asked, is_read=True, patient=patient).content

    def update(self, id_: str, body: Json, *, fields: str = "") -> Json:
        """spreadsheets.batchUpdate. Raises Refused (nothing was done) or Unknown (it may have been, or may yet be)."""
        return self._json(
            "post", f"{_SHEETS}/{id_}:batchUpdate", params={"fields": fields} if fields else {}, json=body
        )

    def copy(self, id_: str, name: str) -> str:
        """Drive's copy of the file; its id."""
        answer = self._json("post", f"{_FILES}/{id_}/copy", params={"supportsAllDrives": "true"}, json={"name": name})
        return str(answer["id"])

    def exported(self, id_: str) -> bytes:
        """Drive's export as .xlsx, which has charts and colours, too; Google makes none above 10 MB."""
        return self.request("get", f"{_FILES}/{id_}/export", params={"mimeType": _XLSX}).content

    def created(self, title: str, *, locale: str) -> str:
        """A new spreadsheet of the person who signed in; its id. A service account owns no space for one."""
        body = {"properties": {"title": title, "locale": locale}}
        return str(self._json("post", _SHEETS, params={"fields": "spreadsheetId"}, json=body)["spreadsheetId"])

    def _json(self, method: str, endpoint: str, **request: Any) -> Json:
        answer: Json = self.request(method, endpoint, **request).json()
        return answer

    def request(
        self,
        method: str,
        endpoint: str,
        *args: Any,
        is_read: bool | None = None,
        patient: bool = False,
        **kwargs: Any,
    ) -> Response:
        """One call, and again where that is safe. A `patient` one leaves room for others. Raises WorkbookUnavailable."""
        is_read = method.lower() == "get" if is_read is None else is_read
        headers: Mapping[str, str] = {}
        for attempt in range(_ATTEMPTS):
            self._limiter.take("reads" if is_read else "writes", leaving=LEFT_TO_PUSHES if patient else 0)
            try:
                return super().request(method, self._at_base(endpoint), *args, **kwargs)
            except APIError as error:
                failure = _wrapped(failure_of(error, account=self._account, is_read=is_read), error)
                headers = error.response.headers
            except RefreshError as error:
                raise sign_in_failure(error) from error
            except TransportError as error:
                # Raised while signing in, so that nothing of ours has been sent.
                failure, headers = _wrapped(WorkbookUnavailable(sentences.NO_NETWORK), error), {}
            except RequestException as error:
                failure, headers = _wrapped(Unknown(sentences.NO_NETWORK), error), {}
            wait = self._pace.length(attempt, headers)
            failure.wait_seconds = asked_wait(headers.get("Retry-After", "")) or 0.0
            if failure.message == sentences.SLOW_DOWN:
                self._limiter.close(wait)
            elif not (is_read and isinstance(failure, Unknown)):
                break
            if attempt == _ATTEMPTS - 1 or wait > _PATIENCE:
                break
            self._pace.sleep(wait)
        raise failure

    def _at_base(self, endpoint: str) -> str:
        parts = urlsplit(endpoint)
        return self._base + endpoint.removeprefix(f"{parts.scheme}://{parts.netloc}") if self._base else endpoint


def quoted(title: str) -> str:
    """A tab's name as a range."""
    return "'" + title.replace("'", "''") + "'"


def _is_short(ranges: Sequence[str]) -> bool:
    """Whether they may go into an address: nine letters of it for one of Hindi."""
    return sum(len(quote(text)) + len("&ranges=") for text in ranges) < _LONGEST_RANGES


def _wrapped(failure: WorkbookUnavailable, cause: Exception) -> WorkbookUnavailable:
    failure.__cause__ = cause
    return failure


def credentials_from(key: Mapping[str, Any]) -> Credentials:
    """A service account's key, or the sign-in of a person (client id, client secret and refresh token)."""
    from google.oauth2 import credentials, service_account

    try:
        if "private_key" in key:
            return service_account.Credentials.from_service_account_info(dict(key), scopes=_ACCOUNT_SCOPES)  # type: ignore[no-any-return, no-untyped-call]
        if "refresh_token" in key:
            # Without scopes here a sign-in that allows others than these goes on working.
            return credentials.Credentials(  # type: ignore[no-untyped-call]
                None,
                refresh_token=key["refresh_token"],
                client_id=key["client_id"],
                client_secret=key["client_secret"],
                token_uri=key.get("token_uri", _TOKENS),
            )
    except (ValueError, KeyError) as error:
        # Its words quote from the key, so they are told to nobody.
        raise WorkbookUnavailable(sentences.NOT_A_KEY) from error
    raise WorkbookUnavailable(sentences.NO_KEY)
