"""A browser for measurements of the public pages: one connection, one cookie, and no script."""

import http.client
import re
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Browser:
    """A browser without scripts that keeps one connection, one cookie and one token."""

    def __init__(self, port: int, path: str) -> None:
        self._line, self._path = http.client.HTTPConnection("127.0.0.1", port, timeout=60), path
        self._line.request("GET", path)
        answer = self._line.getresponse()
        self._cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
        self._token = dict(HIDDEN.findall(answer.read().decode()))["csrfmiddlewaretoken"]

    def send(self, told: dict[str, str]) -> tuple[int, str]:
        """Send a form; return status and page."""
        body = urlencode({**told, "csrfmiddlewaretoken": self._token})
        self._line.request("POST", self._path, body, {"Content-Type": FORM, "Cookie": self._cookie})
        answer = self._line.getresponse()
        return answer.status, answer.read().decode()
