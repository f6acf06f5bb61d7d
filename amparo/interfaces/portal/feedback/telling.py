"""Tell us something: choose whom one tells, write, and take a receipt along."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from amparo.casework.feedback import intake, kinds, letterboxes, limits
from amparo.casework.feedback.letterboxes.telling import Telling
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.interfaces.portal.feedback import patience
from amparo.interfaces.portal.feedback.forms import TellForm
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui import headers, languages
from amparo.interfaces.ui.problems import place


@public()
def start(request: HttpRequest) -> HttpResponseBase:
    """Show what can be done here: tell something, come back, read what was done."""
    return render(request, "portal/feedback/start.html", {"back_url": reverse("start")})


@public()
def choose(request: HttpRequest) -> HttpResponseBase:
    """Show whom one can tell; where there is one organisation alone, go on."""
    found = letterboxes.agencies()
    if len(found) == 1:
        return redirect("feedback_tell", next(iter(found)))
    named = [(name, reverse("feedback_tell", args=[key])) for key, name in found.items()]
    return render(request, "portal/feedback/choose.html", {"named": named, "back_url": reverse("feedback")})


@public("GET", "HEAD", "POST")
def tell(request: HttpRequest, agency: UUID) -> HttpResponseBase:
    """Show the form; keep what was sent, and show the receipt, which nobody can show again."""
    if agency not in letterboxes.agencies():
        raise Refusal("feedback.nobody")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TellForm(agency, *sent, too_large=_is_too_large(request))
    page: dict[str, Any] = {"form": form, "back_url": reverse("feedback"), "elsewhere": "elsewhere" in form.data}
    if form.is_valid():
        try:
            told = _told(form, agency)
            intake.checked(told)
            if not patience.may_send(request.POST):
                return _hearing(request, "wait", {**page, **patience.asked()}, 429)
            return _receipt(request, told)
        except Refusal as refusal:
            if refusal.entry.status != 422:
                raise
            place(refusal, form)
            page["elsewhere"] = page["elsewhere"] or refusal.code == "feedback.elsewhere"
    return _hearing(request, "tell", {**page, **patience.asked(request.POST)}, 422 if form.is_bound else 200)


def _hearing(request: HttpRequest, name: str, page: dict[str, Any], status: int) -> HttpResponse:
    """Return a page with a recorder: it may ask whether it may hear somebody, and no other page of ours may."""
    shown = render(request, f"portal/feedback/{name}.html", page, status=status)
    shown["Permissions-Policy"] = headers.powers("microphone")
    return shown


def _told(form: TellForm, agency: UUID) -> Telling:
    said = form.cleaned_data
    return Telling(
        agency=agency, category=said["category"], words=said["words"], language=languages.of_page(), sending=said["key"],
        about=letterboxes.ticked(said["about"]), contact={name: said[name] for name in ("way", "when", "not_know")},
        elsewhere=said["elsewhere"], **_voice(said["voice"]),
    )  # fmt: skip


def _voice(file: "UploadedFile[bytes] | None") -> dict[str, Any]:
    return {"voice": file.read(), "channel": kinds.VOICE} if file else {}


def _is_too_large(request: HttpRequest) -> bool:
    """Return whether a recording was left out unread, because the request is larger than the process takes into memory."""
    length = request.META.get("CONTENT_LENGTH", "")
    most = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    return request.content_type == "multipart/form-data" and length.isdigit() and int(length) > most


def _receipt(request: HttpRequest, told: Telling) -> HttpResponseBase:
    if told.voice and not limits.take(limits.RECORD):
        raise Refusal("feedback.sounds_busy", field="voice")
    receipt = intake.receive(told)
    page = {"pin": receipt.pin if receipt else "", "number": numbers.spoken(receipt.number) if receipt else ""}
    return render(request, "portal/feedback/receipt.html", page)
