"""A small OpenID Connect provider on this computer: whoever asks to sign in is the person it was started for."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "bahi-at-the-shop"


class Provider(ThreadingHTTPServer):
    """The provider; `email` is whoever asks next."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.email = ""
        self.nonce = ""

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class _Asked(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/authorize":
            self._back_to_the_app({name: values[0] for name, values in parse_qs(asked.query).items()})
        elif asked.path == "/keys":
            self._say({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self._say(_metadata(self.server.url))

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "unused", "token_type": "Bearer", "expires_in": 3600, "id_token": self._id_token()})

    def _id_token(self) -> str:
        now, server = int(time.time()), self.server
        person = {"sub": server.email, "email": server.email, "email_verified": True, "nonce": server.nonce}
        claims = {"iss": server.url, "aud": CLIENT, "iat": now, "exp": now + 3600, **person}
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, server.key)

    def _back_to_the_app(self, asked: dict[str, str]) -> None:
        self.server.nonce = asked.get("nonce", "")
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode({'code': 'code', 'state': asked['state']})}")
        self.end_headers()

    def _say(self, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _metadata(url: str) -> dict[str, Any]:
    return {
        "issuer": url,
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "jwks_uri": f"{url}/keys",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider in a thread of this process; set its `email` to whoever comes next."""
    provider = Provider()
    thread = threading.Thread(target=provider.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()
