"""Refuses a request whose length a server in front may count differently, so that none can be hidden in another's body.

Waitress refuses most of them. It unfolds lines that go on in the next one, and where a length and parts are both given it
goes by the parts and keeps the connection: RFC 9112 (5.2 and 6.3) lets a server refuse both, and we do.
"""

import re

from waitress.parser import HTTPRequestParser, ParsingError

_FOLDED = re.compile(rb"\n[ \t]")


class OneReading(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Reads the head of a request as waitress does, and refuses what can be read in two ways."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read `header_plus`, all lines before the body; a `ParsingError` is answered with 400 and ends the connection."""
        if _FOLDED.search(header_plus):
            raise ParsingError("A line of the head goes on in the next one")
        super().parse_header(header_plus)
        in_parts = self.chunked or "TRANSFER_ENCODING" in self.headers
        if in_parts and ("CONTENT_LENGTH" in self.headers or self.version != "1.1"):
            raise ParsingError("The length of the request is given in two ways")
