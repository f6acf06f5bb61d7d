"""Taking a published quarter from the public page: one person asks with a reason for everybody, another agrees."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.public_figures import queries, withdrawing
from amparo.casework.public_figures.queries import Standing
from amparo.casework.public_figures.rules import LONGEST
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.indicators.publishing import PUBLISHERS, named
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Row
from amparo.trust.disclosure.gate import NOT_THERE


class Asking(forms.Form):
    """The reason, and a sentence besides; everybody reads both."""

    use_required_attribute = False
    reason = forms.ChoiceField(label=gettext_lazy("Why are they withdrawn?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("What everybody should know besides"),
        help_text=gettext_lazy("One sentence, for the public page. Name nobody, and no number."),
        max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        field = self.fields["reason"]
        if isinstance(field, forms.ChoiceField):
            field.choices = labels.choices(withdrawing.REASONS)


@screen(*PUBLISHERS, methods=("GET", "POST"), fresh=True)
def withdraw(request: StaffRequest, release: UUID) -> HttpResponseBase:
    """Ask that a published quarter is withdrawn, or agree with who asked."""
    one = queries.published(request.access, release)
    if one.withdrawal is None:
        return _ask(request, one, release)
    if one.withdrawal.withdrawn_at or one.withdrawal.asked_by == request.access.id:
        raise Refusal(NOT_THERE)
    return _agree(request, one, release)


def _ask(request: StaffRequest, one: Standing, release: UUID) -> HttpResponseBase:
    form = Asking(request.POST or None)
    if form.is_valid():
        with refusals(form):
            withdrawing.ask(by=request.access, release=release, **form.cleaned_data)
            messages.success(request, _("Now another person looks at it. Until they agree, the figures stay public."))
            return redirect("public_figures")
    hint = _(
        "The figures of %(quarter)s leave the public page, and the reason takes their place. Whoever read them keeps them; the "
        "quarter is not drawn again, and what it cost of privacy stays spent."
    ) % {"quarter": named(one)}
    title, back = _("Withdraw public figures"), reverse("public_figures")
    return form_page(request, title, form, back, hint=hint, submit_text=_("Ask to withdraw them"))


def _agree(request: StaffRequest, one: Standing, release: UUID) -> HttpResponseBase:
    if request.method == "POST":
        withdrawing.agree(by=request.access, release=release)
        messages.success(request, _("The figures are withdrawn. The public page says why."))
        return redirect("public_figures")
    asked = one.withdrawal
    rows = [Row(_("Quarter"), named(one))]
    if asked is not None:
        rows += [
            Row(_("Reason"), labels.label(withdrawing.REASONS, asked.reason)),
            Row(_("What everybody should know besides"), languages.alone(asked.words)),
        ]
    context = {
        "title": _("Withdraw these figures from the public page?"),
        "consequence": _("It cannot be undone: everybody reads the reason in their place, and they are never drawn again."),
        "warning": True, "rows": [row for row in rows if row.value], "confirm_text": _("Withdraw"),
        "cancel_url": reverse("public_figures"), "form": "",
    }  # fmt: skip
    return render(request, "ui/pages/confirm.html", context)


@screen(*PUBLISHERS, methods=("POST",))
def keep(request: StaffRequest, release: UUID) -> HttpResponseBase:
    """Let a published quarter stand after all."""
    withdrawing.drop(by=request.access, release=release)
    messages.success(request, _("The figures stay public."))
    return redirect("public_figures")
