"""Write a public page, publish it, take it away, and bring in the texts to begin with."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.casework.engagement import actions, queries
from amparo.casework.engagement import starting as beginnings
from amparo.foundation.policy import Role
from amparo.interfaces.staff.engagement.pages import TOPICS
from amparo.interfaces.staff.entering import Changing, refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.addresses import whole
from amparo.interfaces.ui.widgets import DateParts

MARKUP = gettext_lazy(
    "A line that begins with “# ” is a heading, with “- ” an item of a list. An empty line parts paragraphs."
)
NEUTRAL = gettext_lazy("Browsers remember it: choose letters that say nothing, such as p5.")


class PageForm(Changing):
    """A text; word and language are chosen once and then make the page."""

    slug = forms.SlugField(label=gettext_lazy("Word in the address"), help_text=NEUTRAL, max_length=30)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), choices=list(TOPICS.items()))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, widget=forms.TextInput({"dir": "auto"}))
    body = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=MARKUP,
        max_length=10_000,
        widget=forms.Textarea({"rows": 16, "dir": "auto"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=500, widget=forms.Textarea({"rows": 2, "dir": "auto"})
    )
    checked_on = forms.DateField(
        label=gettext_lazy("Checked against its source on"),
        help_text=gettext_lazy("Leave it empty while nobody has done so: the page then says so."),
        required=False,
        widget=DateParts,
    )

    def told(self) -> dict[str, Any]:
        """Return what the text says."""
        return {name: self.cleaned_data[name] for name in ("topic", "title", "body", "source", "checked_on")}


@screen(Role.CONTENT_EDITOR, methods=("GET", "POST"))
def page_new(request: StaffRequest) -> HttpResponseBase:
    """Write a new text; a word and a language that are taken are refused."""
    form = PageForm(request.POST or None, initial={"based_on": 0})
    return _written(request, form, _("New page"), reverse("public_pages"))


@screen(Role.CONTENT_EDITOR, methods=("GET", "POST"))
def page_change(request: StaffRequest, text: UUID) -> HttpResponseBase:
    """Write the next version of a text."""
    kept, _versions = queries.page(request.access, text)
    before = {name: getattr(kept.version, name) for name in PageForm.base_fields if name not in ("key", "based_on")}
    form = PageForm(request.POST or None, initial={**before, "based_on": kept.version.number})
    for name in ("slug", "language"):
        form.fields[name].disabled = True
    return _written(request, form, _("Change a page"), reverse("public_page", args=[text]))


def _written(request: StaffRequest, form: PageForm, title: str, cancel_url: str) -> HttpResponseBase:
    if form.is_valid():
        told = form.cleaned_data
        with refusals(form):
            record = actions.write(by=request.access, slug=told["slug"], language=told["language"], fields=form.told(),
                                   based_on=told["based_on"], key=form.once)  # fmt: skip
            messages.success(request, _("Kept as a draft. Nobody else sees it until you publish it."))
            return redirect("public_page", record)
    return form_page(request, title, form, cancel_url, submit_text=_("Keep as a draft"))


@screen(Role.CONTENT_EDITOR, methods=("POST",))
def publish(request: StaffRequest, text: UUID) -> HttpResponseBase:
    """Show the version that was on the page to everybody."""
    actions.publish(by=request.access, record=text, number=whole(request.POST.get("number", ""), 0))
    messages.success(request, _("Everybody can read it now."))
    return redirect("public_page", text)


@screen(Role.CONTENT_EDITOR, methods=("POST",))
def withdraw(request: StaffRequest, text: UUID) -> HttpResponseBase:
    """Take a text away from everybody."""
    actions.withdraw(by=request.access, record=text)
    messages.success(request, _("Nobody can read it any more. Its versions are kept."))
    return redirect("public_page", text)


@screen(Role.CONTENT_EDITOR, methods=("POST",))
def starting(request: StaffRequest) -> HttpResponseBase:
    """Bring in the texts to begin with that are not there yet, as drafts."""
    number = actions.bring_starting(by=request.access, texts=beginnings.texts())
    said = ngettext("%(number)s text was brought in as a draft.", "%(number)s texts were brought in as drafts.", number)
    messages.success(request, said % {"number": number})
    return redirect("public_pages")
