"""gspread's HTTP client, made safe: timeouts, a limit a minute, and again only what cannot be done twice by that."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from google.auth.credentials import Credentials
from google.auth.exceptions import RefreshError, TransportError
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests import RequestException, Response

from sync.google import sentences
from sync.google.limits import Limiter, Pace
from sync.workbook import WorkbookUnavailable

GOOGLE = "https://sheets.googleapis.com"
_SHEETS = f"{GOOGLE}/v4/spreadsheets"
_FILES = "https://www.googleapis.com/drive/v3/files"
_TIMEOUT = (5.0, 60.0)
_ATTEMPTS = 5

Json = dict[str, Any]
"""A request or an answer as Google's reference describes it."""


class Refused(WorkbookUnavailable):
    """Google understood the request and did nothing of it (400)."""


class Unknown(WorkbookUnavailable):
    """Nobody told whether the request was carried out."""


class SheetsClient(HTTPClient):
    """Reads again after any failure; writes again only after 429, which is a certain no.

    `base` is another address than Google's, for tests. All refusals are WorkbookUnavailable in words for people.
    """

    def __init__(
        self, auth: Credentials, *, base: str = "", limiter: Limiter | None = None, pace: Pace | None = None
    ) -> None:
        super().__init__(auth)
        self.set_timeout(_TIMEOUT)
        self._base = base.rstrip("/")
        self._pace = pace or Pace()
        self._limiter = limiter or Limiter(self._pace)
        self._account = str(getattr(auth, "service_account_email", "") or "")

    def spreadsheet(self, id_: str, *, fields: str, ranges: Sequence[str] = ()) -> Json:
        """spreadsheets.get"""
        return self._json("get", f"{_SHEETS}/{id_}", params={"fields": fields, "ranges": list(ranges)})

    def values(self, id_: str, ranges: Sequence[str]) -> Json:
        """values.batchGet: numbers as numbers, moments as serials."""
        params = {
            "ranges": list(ranges),
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        return self._json("get", f"{_SHEETS}/{id_}/values:batchGet", params=params)

    def update(self, id_: str, body: Json, *, fields: str = "") -> Json:
        """spreadsheets.batchUpdate. Raises Refused (nothing was done) or Unknown (it may have been, or may yet be)."""
        return self._json(
            "post", f"{_SHEETS}/{id_}:batchUpdate", params={"fields": fields} if fields else {}, json=body
        )

    def copy(self, id_: str, name: str) -> str:
        """Drive's copy of the file; its id."""
        answer = self._json("post", f"{_FILES}/{id_}/copy", params={"supportsAllDrives": "true"}, json={"name": name})
        return str(answer["id"])

    def _json(self, method: str, endpoint: str, **request: Any) -> Json:
        answer: Json = self.request(method, endpoint, **request).json()
        return answer

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Response:
        """One call, and again where that is safe. Raises WorkbookUnavailable."""
        is_read = method.lower() == "get"
        headers: Mapping[str, str] = {}
        for attempt in range(_ATTEMPTS):
            self._limiter.take("reads" if is_read else "writes")
            try:
                return super().request(method, self._at_base(endpoint), *args, **kwargs)
            except APIError as error:
                failure, headers = self._failure(error), error.response.headers
            except RefreshError as error:
                raise WorkbookUnavailable(sentences.SIGN_IN) from error
            except TransportError as error:
                # Raised while signing in, so that nothing of ours has been sent.
                failure, headers = _wrapped(WorkbookUnavailable(sentences.NO_NETWORK), error), {}
            except RequestException as error:
                failure, headers = _wrapped(Unknown(sentences.NO_NETWORK), error), {}
            may_repeat = failure.message == sentences.SLOW_DOWN or (is_read and isinstance(failure, Unknown))
            if not may_repeat or attempt == _ATTEMPTS - 1:
                break
            self._pace.wait(attempt, headers)
        raise failure

    def _at_base(self, endpoint: str) -> str:
        parts = urlsplit(endpoint)
        return self._base + endpoint.removeprefix(f"{parts.scheme}://{parts.netloc}") if self._base else endpoint

    def _failure(self, error: APIError) -> WorkbookUnavailable:
        status = error.response.status_code
        if status == 401:
            failure = WorkbookUnavailable(sentences.SIGN_IN)
        elif status == 429 or (status == 403 and "ateLimitExceeded" in error.response.text):
            failure = WorkbookUnavailable(sentences.SLOW_DOWN)
        elif status == 403:
            sentence = sentences.NOT_SHARED if self._account else sentences.NOT_ALLOWED
            failure = WorkbookUnavailable(sentence, account=self._account)
        elif status == 404:
            failure = WorkbookUnavailable(sentences.NO_SHEET)
        elif status >= 500:
            failure = Unknown(sentences.TROUBLE)
        else:
            failure = Refused(sentences.REFUSED, reason=str(error.error.get("message", status)))
        return _wrapped(failure, error)


def _wrapped(failure: WorkbookUnavailable, cause: Exception) -> WorkbookUnavailable:
    failure.__cause__ = cause
    return failure


def credentials_from(key: Mapping[str, Any]) -> Credentials:
    """A service account's key, or the sign-in of a person (client id, client secret and refresh token)."""
    from google.oauth2 import credentials, service_account

    scopes = ["https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive"]
    if "private_key" in key:
        return service_account.Credentials.from_service_account_info(dict(key), scopes=scopes)  # type: ignore[no-any-return, no-untyped-call]
    if "refresh_token" in key:
        return credentials.Credentials.from_authorized_user_info(dict(key), scopes=scopes)  # type: ignore[no-any-return, no-untyped-call]
    raise WorkbookUnavailable(sentences.NO_KEY)
