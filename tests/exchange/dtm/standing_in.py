"""A server on this machine that answers as the DTM API does: the real package speaks to it over real HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "0123456789abcdef"
Asked = list[tuple[str, dict[str, list[str]]]]


@contextmanager
def answering(result: Any, *, status: int = 200, success: bool = True) -> Iterator[tuple[str, Asked]]:
    """Run the server; yield its address, and what it was asked so far."""
    asked: Asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            asked.append((split.path, parse_qs(split.query)))
            known = self.headers.get("Ocp-Apim-Subscription-Key") == KEY
            self.send_response(status if known else 401)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            told = result if isinstance(result, str) else json.dumps({"isSuccess": success, "result": result})
            self.wfile.write(told.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
