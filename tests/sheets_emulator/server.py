"""The HTTP server: sockets in, answers or silence out."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .admin import admin
from .calls import Answer, Call, parsed_path
from .performing import Dropped, Performance
from .world import APP


class Handler(BaseHTTPRequestHandler):
    """One connection, kept alive between calls."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Server"

    def _respond(self) -> None:
        call = self._call()
        try:
            answer = (
                admin(self.server.performance, call)
                if call.path.startswith("/admin/")
                else self.server.performance.answer(call)
            )
        except Dropped as dropped:
            self._drop(dropped.hang)
            return
        self._send(answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _respond  # noqa: N815 -- the names http.server asks for

    def _call(self) -> Call:
        path, query = parsed_path(self.path)
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ").strip()
        author = token if "@" in token else APP
        kind = self.headers.get("Content-Type") or ""
        return Call(self.command, path, query, content, author, signed_in=bool(token), content_type=kind)

    def _send(self, answer: Answer) -> None:
        body, kind = answer.encoded()
        self.send_response(answer.status)
        for name, value in {"Content-Type": kind, **answer.headers}.items():
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body if answer.status != 204 else b"")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _drop(self, hang: float) -> None:
        time.sleep(hang)
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the client has gone already

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: /admin/calls tells."""


class Server(ThreadingHTTPServer):
    """The emulator on a loopback port."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.performance = Performance()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are part of the tests."""


@contextmanager
def running_emulator(port: int = 0) -> Iterator[Server]:
    """An emulator in a thread of this process, until the block ends."""
    server = Server(port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
