"""Sets a share on paper: words in numbered lines and as a QR code, with what a holder must know, in the holder's language."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import segno
import typst

from amparo.foundation import clock
from amparo.foundation.errors import gettext_noop
from amparo.interfaces.ui import fonts

if TYPE_CHECKING:
    from amparo.trust.escrow.ceremony import Ceremony

TEMPLATE = Path(__file__).with_name("sheet.typ")
RIGHT_TO_LEFT = ("ar",)
RULES = (
    gettext_noop(
        "Two of three shares together open restricted cases when those who could open them are gone, or a life is in "
        "danger. One alone opens nothing."
    ),
    gettext_noop(
        "Keep this sheet in a sealed envelope, in another place than the other shares and than the server. Make no "
        "photo, no copy and no file of it."
    ),
    gettext_noop(
        "Read or scan it only into the program, at the server, with a second holder beside you. Nobody may ask you for "
        "it by telephone or message."
    ),
    gettext_noop(
        "Every quarter a drill tries two shares. Every use is written to the log, and those responsible for the case "
        "are told."
    ),
    gettext_noop(
        "If the sheet is lost or was seen by somebody, say so at once: the key is replaced with two shares. Destroy "
        "this sheet when it was replaced."
    ),
)


def sheets(held: "Ceremony", language: str) -> Iterator[bytes]:
    """Yield a PDF for each holder, in the order of the shares; it is made in memory and written by the caller alone."""
    from django.utils import translation

    with translation.override(language):
        for number, (holder, share) in enumerate(zip(held.half.holders, held.shares, strict=True), 1):
            yield _pdf(_words(number, holder, share, held.half.fingerprint, language))


def _words(number: int, holder: str, share: str, fingerprint: str, language: str) -> dict[str, object]:
    from django.utils.translation import gettext as _

    return {
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "title": _("Share %(number)s of 3 of the escrow key") % {"number": number},
        "for": _("Held by"),
        "holder": holder,
        "made": _("Made on"),
        "day": clock.today().isoformat(),
        "fingerprint": _("Fingerprint of the key"),
        "letters": fingerprint,
        "words": share.split(),
        "code": segno.make_qr(share.upper(), error="m").svg_inline(border=2),
        "rules": [_(rule) for rule in RULES],
    }


def _pdf(words: dict[str, object]) -> bytes:
    data = json.dumps(words, ensure_ascii=False)
    made = typst.compile(TEMPLATE, sys_inputs={"data": data}, font_paths=[fonts.FOLDER], ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError("typst gave several files for one document")
    return made
