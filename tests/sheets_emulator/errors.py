"""Refusals as Google words them: status code, canonical name, body."""

from .cells import Json

NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
DRIVE_REASONS = {400: "invalid", 403: "insufficientFilePermissions", 404: "notFound", 429: "rateLimitExceeded"}


class Refused(Exception):
    """A call, or one request of a batch, that Google answers with an error."""

    def __init__(self, message: str, code: int = 400, details: list[Json] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.details = details or []

    def within(self, place: str) -> "Refused":
        """The same refusal, named by the place it happened at."""
        return Refused(f"{place}: {self.message}", self.code, self.details)


def sheets_body(error: Refused) -> Json:
    """google.rpc.Status as the Sheets API wraps it."""
    body: Json = {"code": error.code, "message": error.message, "status": NAMES.get(error.code, "UNKNOWN")}
    if error.details:
        body["details"] = error.details
    return {"error": body}


def drive_body(error: Refused) -> Json:
    """The older envelope of Drive v3."""
    reason = DRIVE_REASONS.get(error.code, "backendError")
    first = {"message": error.message, "domain": "global", "reason": reason}
    if error.code == 404:
        first |= {"locationType": "parameter", "location": "fileId"}
    return {"error": {"code": error.code, "message": error.message, "errors": [first]}}


def bad_value(field: str, kind: str, value: str) -> Refused:
    """A body that does not fit the API's types, with Google's field violation."""
    text = f"Invalid value at '{field}' ({kind}), {value}"
    return Refused(text, details=[_violations([(field, text)])])


def unknown_names(found: list[tuple[str, str]]) -> Refused:
    """Names that the API does not know, each as (path, name)."""
    texts = [(path, _unknown(path, name)) for path, name in found]
    return Refused("\n".join(text for _, text in texts), details=[_violations(texts)])


def _unknown(path: str, name: str) -> str:
    at = f" at '{path}'" if path else ""
    return f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'


def _violations(texts: list[tuple[str, str]]) -> Json:
    listed = [({"field": path} if path else {}) | {"description": text} for path, text in texts]
    return {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": listed}
