"""A real little identity provider on this machine: TLS, two addresses, codes that work once, tokens signed by joserfc."""

import base64
import hashlib
import json
import secrets
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from amparo.foundation import clock
from amparo.trust.staffing.provider.told import Provider
from tests.certificate import write_certificate

CLIENT, SECRET = "amparo-of-puente", "a secret: of the client/ü"
CLAIMS = {"name": "Almudena Ferrer", "email": "alma.ferrer@puente.example", "groups": ["night shift"], "acr": "gold"}
"""What a provider says of somebody without being asked; none of it may be kept."""


@dataclass
class Little:
    """The provider: what it signs with, what a test lets it do wrong, and what it was asked."""

    folder: Path
    key: Any = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "now", "use": "sig"}))
    signs_with: Any = None
    header: dict[str, str] = field(default_factory=lambda: {"alg": "ES256", "kid": "now"})
    twisted: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    port: int = 0

    @property
    def told(self) -> Provider:
        """Return it as the settings tell of it."""
        at = f"https://localhost:{self.port}"
        return Provider(
            at, "Puente Staff", f"{at}/authorize?tenant=7", f"{at}/tokens", f"{at}/keys", CLIENT, SECRET,
            authority=self.folder / "mail.crt",
        )  # fmt: skip

    def lets_in(self, address: str, subject: str) -> str:
        """Let somebody sign in at the `address` that a browser was led to; return where it leads them back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["scope"] == "openid"
        assert asked["tenant"] == "7"
        code = secrets.token_urlsafe()
        self.codes[code] = asked | {"sub": subject, "at": int(clock.now().timestamp())}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, Any]) -> str:
        """Return the ID token for a sign-in."""
        claims = {
            "iss": f"https://localhost:{self.port}", "aud": CLIENT, "sub": asked["sub"], "nonce": asked["nonce"],
            "iat": asked["at"], "auth_time": asked["at"], "exp": asked["at"] + 300, **CLAIMS, **self.twisted,
        }  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(self.header, kept, self.signs_with or self.key, algorithms=[self.header["alg"]])

    def redeem(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Return what the provider answers to a code: a token for the first use by who began the journey."""
        asked = self.codes.pop(form.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if asked is None or asked["code_challenge_method"] != "S256" or asked["redirect_uri"] != form["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        if asked["code_challenge"] != proof.rstrip(b"=").decode():
            return 400, {"error": "invalid_grant"}
        return 200, {"id_token": self.token(asked), "access_token": secrets.token_urlsafe(), "token_type": "Bearer"}


class _Answering(BaseHTTPRequestHandler):
    little: Little

    def do_GET(self) -> None:
        self._answer(lambda: (200, dict(KeySet([self.little.key]).as_dict())))

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        pair = f"{quote_plus(CLIENT)}:{quote_plus(SECRET)}".encode()
        if self.headers["Authorization"] != f"Basic {base64.b64encode(pair).decode()}":
            return self._say(401, {"error": "invalid_client"})
        form = {name: values[0] for name, values in parse_qs(sent).items()}
        return self._answer(lambda: self.little.redeem(form))

    def _answer(self, usual: Callable[[], tuple[int, dict[str, Any]]]) -> None:
        self.little.asked.append(self.path)
        other = self.little.answers.get(self.path)
        return other(self) if other else self._say(*usual())

    def _say(self, status: int, said: dict[str, Any]) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def little_provider(folder: Path) -> Iterator[Little]:
    """Run a provider on this machine for the block, with a certificate that only its own file vouches for."""
    certificate, secret = write_certificate(folder)
    little = Little(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answering", (_Answering,), {"little": little}))
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, secret)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    little.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield little
    finally:
        server.shutdown()
        server.server_close()
