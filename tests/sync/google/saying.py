"""A Google that says one thing to whatever it is asked, in its own words, for what the emulator cannot be brought to say."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SHEETS_OFF = {
    "error": {
        "code": 403,
        "message": "Google Sheets API has not been used in project 123 before or it is disabled.",
        "status": "PERMISSION_DENIED",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.Help",
                "links": [
                    {
                        "description": "Google developers console API activation",
                        "url": "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=123",
                    }
                ],
            },
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED"},
        ],
    }
}
FEW_SCOPES = {
    "error": {
        "code": 403,
        "message": "Request had insufficient authentication scopes.",
        "status": "PERMISSION_DENIED",
        "details": [{"reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}],
    }
}


def no_token(description: str) -> dict[str, str]:
    """What Google's sign-in answers to a key it does not take."""
    return {"error": "invalid_grant", "error_description": description}


@contextmanager
def google_saying(
    status: int, body: Any, *, content_type: str = "application/json", token: bool = True
) -> Iterator[str]:
    """The address of a server that answers everything with this; a token first, if `token`."""
    said = body if isinstance(body, bytes) else json.dumps(body).encode()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if token and self.path == "/token":
                self._send(
                    200, b'{"access_token": "t", "expires_in": 3600, "token_type": "Bearer"}', "application/json"
                )
            else:
                self._send(status, said, content_type)

        do_GET = do_POST = _answer  # noqa: N815 -- the names http.server asks for

        def _send(self, code: int, content: bytes, kind: str) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
