"""Why: one page shows every component in the reader's language and direction, so that a flaw is seen before a screen has it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.ui import parts, problems
from amparo.interfaces.ui.gallery import examples
from amparo.interfaces.ui.widgets import DateParts, FileChoice


class ExampleForm(forms.Form):
    """Every kind of field once; `mark_wrong` sends it empty to show the errors."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("Write it as the person says it."))
    born = forms.DateField(label=gettext_lazy("Date of birth"), widget=DateParts, required=False)
    contact = forms.ChoiceField(
        label=gettext_lazy("Safe way to make contact"),
        choices=[("phone", gettext_lazy("Phone")), ("visit", gettext_lazy("Visit"))],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        choices=[("ar", "العربية"), ("fr", "Français"), ("so", "Soomaali")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"), choices=[("", "–"), ("f", gettext_lazy("Female")), ("m", gettext_lazy("Male"))]
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=200, required=False
    )
    photo = forms.FileField(label=gettext_lazy("Photo"), widget=FileChoice(accept="image/*"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("The person has understood and agrees"))


class ExampleFilter(forms.Form):
    """A small filter form."""

    step = forms.ChoiceField(
        label=gettext_lazy("Step"), choices=[("", gettext_lazy("All")), ("plan", gettext_lazy("Plan"))], required=False
    )
    overdue = forms.BooleanField(label=gettext_lazy("Only overdue"), required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with invented examples; nothing is read from or written to any record."""
    wrong = ExampleForm(
        {"w-born-day": "31", "w-born-month": "2", "w-born-year": "2011", "w-contact": "phone"}, prefix="w"
    )
    context = {
        "title": _("Gallery of components"),
        "demo": True,
        "navigation": examples.navigation(),
        "account": {"name": "Alma", "role": _("Case worker"), "agency": "Agency A"},
        "breadcrumbs": [parts.Link(_("Cases"), "#"), parts.Link("A-2026-0415", "#"), parts.Link(_("Plan"), "")],
        "form": ExampleForm(initial={"name": "سارة", "contact": "visit", "born": "2011-03-09"}),
        "wrong": wrong,
        "filter_form": ExampleFilter({"step": "plan"}, prefix="f"),
        "chosen": [parts.Chosen(_("Step: Plan"), "#")],
        "clear_url": "#",
        "pages": {"previous_url": "#", "next_url": "#"},
        "problem": problems.shown("record.not_there"),
        "query": "yusuf",
        "search_url": request.path,
        **examples.case(),
        **examples.lists(),
        **examples.figures(),
        **examples.questions(),
    }
    return render(request, "ui/gallery/page.html", context)
