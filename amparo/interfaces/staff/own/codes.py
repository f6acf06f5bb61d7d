"""Printed codes for the day on which phone or key is lost: shown once, each works once."""

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from amparo.interfaces.staff.screens import answered, own_page
from amparo.trust.staffing import factors


class Codes(ViewRecoveryCodesView):  # type: ignore[misc]
    """The sheet to print; opened a second time it says how to make new ones."""

    template_name = "staff/own/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title, and the codes in two groups of four."""
        found = super().get_context_data(**kwargs)
        codes = [f"{code[:4]} {code[4:]}" for code in found["unused_codes"]] if found["can_view_codes"] else []
        return {**found, "title": _("Your printed codes"), "codes": codes}


class CodesNew(GenerateRecoveryCodesView):  # type: ignore[misc]
    """Ask, then replace the printed codes by new ones."""

    template_name = "staff/own/codes_new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title."""
        return {**super().get_context_data(**kwargs), "title": _("Make new printed codes?")}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Make them and write the leaf."""
        answer: HttpResponse = super().form_valid(form)
        factors.note(self.request.user, "account.codes_made", "recovery_codes")
        return answer

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Show the page again with what has to be mended."""
        return answered(super().form_invalid(form))


codes = own_page("GET", wholly=True)(Codes.as_view())
codes_new = own_page("GET", "POST", wholly=True)(CodesNew.as_view())
