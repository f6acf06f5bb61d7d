"""The certificate of destruction, to read and to print in the person's language."""

import hashlib
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from amparo.casework.rights import queries
from amparo.foundation import clock, ids
from amparo.interfaces.staff.cases.record.paper import Item, Paper, Section, pdf
from amparo.interfaces.staff.rights import words
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.downloads import attachment
from amparo.interfaces.ui.parts import Row

LANGUAGES = ("en", "es", "fr", "ar")


@screen(*RIGHTS_STAFF)
def page(request: StaffRequest, certificate: UUID) -> HttpResponseBase:
    """Show a certificate, with the text it is the hash of."""
    row = queries.certificate(request.access, certificate)
    links = [(translation.get_language_info(code)["name_local"], reverse("certificate_paper", args=[row.pk]) + f"?in={code}")
             for code in LANGUAGES]  # fmt: skip
    context = {
        "title": _("Certificate of destruction"),
        "code": ids.code(row.person),
        "rows": [Row(key, value) for key, value in rows(row)],
        "honest": words.honest(day(row.unrecoverable_on)),
        "text": row.text,
        "links": links,
    }
    return render(request, "staff/rights/certificate.html", context)


@screen(*RIGHTS_STAFF)
def paper(request: StaffRequest, certificate: UUID) -> HttpResponse:
    """Give the certificate as a PDF, in the language in the address."""
    row = queries.certificate(request.access, certificate)
    wanted = request.GET.get("in", "")
    with translation.override(wanted if wanted in LANGUAGES else request.access.language):
        made = pdf(_paper(request, row))
    return attachment(made, "application/pdf", f"{ids.code(row.person)}.pdf")


def rows(row: queries.Certificate) -> list[tuple[str, str]]:
    """Return what a certificate says, in words."""
    names = queries.names_on(row)
    return [
        (_("Code of the person"), ids.code(row.person)),
        (_("Why"), str(words.GROUNDS[row.ground])),
        (_("Destroyed on"), moment(row.made_at)),
        (_("Proposed by"), names[0]),
        (_("Approved by"), names[1]),
        (_("Left for counting"), _("five broad values, tied to nobody") if row.anonymised else _("nothing")),
        (_("Cannot be recovered after"), day(row.unrecoverable_on)),
        (_("Number in the log"), str(row.pk)),
        ("SHA-256", hashlib.sha256(row.text.encode()).hexdigest()),
    ]


def _paper(request: StaffRequest, row: queries.Certificate) -> Paper:
    language = languages.of_page()
    return Paper(
        title=_("Certificate of destruction"),
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
        confidential=_("Certificate"),
        code=ids.code(row.person),
        printed=_("Printed by %(name)s, %(moment)s.") % {"name": request.access.name, "moment": moment(clock.now())},
        page=_("Page {page} of {pages}"),
        name=_("Certificate of destruction"),
        facts=[ids.code(row.person)],
        sections=[
            Section(_("What was done"), rows(row), note=words.honest(day(row.unrecoverable_on))),
            Section(_("Text whose SHA-256 this is"), entries=[Item("", text=row.text)]),
        ],
    )
