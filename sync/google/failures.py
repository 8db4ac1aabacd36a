"""What Google's refusals mean, in words for the person who has to do something about them."""

from collections.abc import Iterator
from typing import Any

from google.auth.exceptions import RefreshError
from gspread.exceptions import APIError

from sync.google import sentences
from sync.workbook import WorkbookUnavailable


class Refused(WorkbookUnavailable):
    """Google understood the request and did nothing of it (400)."""


class Unknown(WorkbookUnavailable):
    """Nobody told whether the request was carried out."""


def failure_of(error: APIError, *, account: str, is_read: bool) -> WorkbookUnavailable:
    """Why a call to Google came to nothing. `account` is whom the sheet has to be shared with, "" for a person."""
    status, text = error.response.status_code, error.response.text
    if status == 401:
        return WorkbookUnavailable(sentences.SIGN_IN)
    if status == 429 or (status == 403 and "ateLimitExceeded" in text):
        return WorkbookUnavailable(sentences.SLOW_DOWN)
    if status == 403:
        return _forbidden(error, account=account, is_read=is_read)
    if status == 404:
        return WorkbookUnavailable(sentences.NO_SHEET)
    if status >= 500:
        return Unknown(sentences.TROUBLE)
    if "not supported for this document" in text:
        return Refused(sentences.OFFICE_FILE)
    if "protected cell" in text:
        return Refused(sentences.PROTECTED)
    return Refused(sentences.REFUSED, reason=str(error.error.get("message", status)))


def _forbidden(error: APIError, *, account: str, is_read: bool) -> WorkbookUnavailable:
    text = error.response.text
    if "SERVICE_DISABLED" in text or "accessNotConfigured" in text:
        return WorkbookUnavailable(sentences.SERVICE_OFF, link=_activation_link(error))
    if "storageQuotaExceeded" in text:
        return WorkbookUnavailable(sentences.NO_ROOM)
    if "ACCESS_TOKEN_SCOPE_INSUFFICIENT" in text:
        return WorkbookUnavailable(sentences.NOT_TICKED)
    if not is_read:
        return WorkbookUnavailable(sentences.VIEW_ONLY if account else sentences.VIEW_ONLY_PERSON, account=account)
    return WorkbookUnavailable(sentences.NOT_SHARED if account else sentences.NOT_ALLOWED, account=account)


def _activation_link(error: APIError) -> str:
    """The page on which the service is switched on for the key's own project, as Google names it."""
    details = error.error.get("details", []) if isinstance(error.error, dict) else []
    return next(_links(details), sentences.SHEETS_SERVICE)


def _links(details: list[Any]) -> Iterator[str]:
    for detail in details:
        for link in detail.get("links", []) if isinstance(detail, dict) else []:
            if str(link.get("url", "")).startswith("https://console."):
                yield str(link["url"])


def sign_in_failure(error: RefreshError) -> WorkbookUnavailable:
    """Why Google gives no token for a key."""
    said = str(error)
    if "short-lived token" in said or "iat and exp" in said:
        return WorkbookUnavailable(sentences.WRONG_CLOCK)
    if "Invalid JWT Signature" in said or "account not found" in said or "account_deleted" in said:
        return WorkbookUnavailable(sentences.KEY_WITHDRAWN)
    if "invalid_grant" in said or "invalid_scope" in said:
        return WorkbookUnavailable(sentences.SIGN_IN_ENDED)
    return WorkbookUnavailable(sentences.SIGN_IN)
