"""Read the forms of a page and answer them as somebody careful would, so that a request by another is a plausible one."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

DAY = {"day": "20", "month": "11", "year": "2026"}


@dataclass
class Sending:
    """One form, answered: where it goes and what it says."""

    url: str
    data: dict[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """Return what to post; files are made anew because a request reads them to their end."""
        made = {name: SimpleUploadedFile("words.txt", b"A few plain words.") for name in self.files}
        return {**self.data, **made}


def sendings(content: bytes, url: str) -> list[Sending]:
    """Return every form of a page that is sent by POST, answered."""
    page = html.document_fromstring(content) if content.strip() else html.Element("html")
    return [_answered(form, url) for form in page.iter("form") if form.get("method", "get").lower() == "post"]


def _answered(form: Any, url: str) -> Sending:
    sent = Sending(urlsplit(urljoin(url, form.get("action") or url)).path)
    for control in form.iter("input", "select", "textarea"):
        name = control.get("name")
        if not name or name == "csrfmiddlewaretoken" or control.get("disabled") is not None:
            continue
        if control.get("type") == "file":
            sent.files += (name,)
        else:
            _answer(sent.data, name, control)
    return sent


def _answer(data: dict[str, Any], name: str, control: Any) -> None:
    kind = "text" if control.tag == "textarea" else control.get("type", "text") if control.tag == "input" else "select"
    if kind in ("radio", "checkbox"):
        if name not in data and control.get("value", "on"):
            data[name] = control.get("value", "on")
    elif kind == "select":
        chosen = [option.get("value") for option in control.iter("option") if option.get("value")]
        data[name] = chosen[0] if chosen else ""
    elif kind not in ("submit", "button", "image"):
        standing = (control.text if control.tag == "textarea" else control.get("value")) or ""
        part = name.rpartition("-")[2].rpartition("_")[2]
        data[name] = standing.strip() or DAY.get(part, "Plain words")
