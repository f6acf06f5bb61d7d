"""One service as staff read it, and the button that says it was checked today."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import actions, freshness, queries
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory import words
from amparo.interfaces.staff.directory.lists import KEEPERS, READERS
from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui.parts import Row, Tag

Rows = list[tuple[str, str]]


class CheckForm(Entering):
    """That a listing was checked, with what it said about referrals."""

    capacity = forms.ChoiceField(label=gettext_lazy("Referrals"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["capacity"]
        if isinstance(field, forms.ChoiceField):
            field.choices = labels.choices("referral_capacity")


@screen(*READERS)
def service(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """Show one service with everything that is known of it."""
    view = queries.service(request.access, service)
    return _page(request, view, CheckForm(initial={"capacity": view.row.capacity}))


@screen(*KEEPERS, methods=("POST",))
def check(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """Write down that the listing was checked today."""
    form = CheckForm(request.POST)
    view = queries.service(request.access, service)
    if not form.is_valid():
        return answered(_page(request, view, form))
    actions.check_service(by=request.access, service=service, capacity=form.cleaned_data["capacity"], key=form.once)
    messages.success(request, _("It is written down that this listing was checked today."))
    return redirect("directory_service", service)


def _page(request: StaffRequest, view: queries.ServiceView, form: CheckForm) -> HttpResponseBase:
    tags = [words.checked(view), words.capacity(view)]
    if view.row.status != "active":
        tags.append(Tag(str(words.STATUSES[view.row.status]), "red"))
    if view.is_protected:
        tags.append(Tag(_("Protected place: tell nobody outside"), "purple"))
    hidden = freshness.limit("hidden_after", clock.today())
    context = {
        "title": view.row.name,
        "view": view,
        "tags": tags,
        "groups": [
            (_("What and for whom"), _said(_what(view))),
            (_("Before going there"), _said(_before(view))),
            (_("When and where"), _said(_where(view))),
            (_("This listing"), [*_said(_kept(view)), _limit(hidden)]),
        ],
        "form": form,
    }
    return render(request, "staff/directory/service.html", context)


def _said(rows: Rows) -> list[Row]:
    """Return what is known; what nobody wrote down is left out."""
    return [Row(str(key), value) for key, value in rows if value]


def _what(view: queries.ServiceView) -> Rows:
    row = view.row
    return [
        (_("Organisation"), row.organization.name),
        (_("Kind of organisation"), labels.label("organization_kind", row.organization.kind)),
        (_("Kind of help"), "\n".join(labels.labels("service_type", [one.code for one in row.terms.all()]))),
        (_("Description"), row.description),
        (_("For whom"), row.eligibility_description),
        (_("Ages"), _ages(row.minimum_age, row.maximum_age)),
        (_("Sex"), ", ".join(labels.labels("sex", row.sexes))),
        (_("Nationalities"), ", ".join(labels.labels("countries", row.nationalities))),
        (_("Turns away"), "\n".join(labels.labels("turned_away", row.turned_away))),
        (_("Languages"), ", ".join(labels.labels("languages", [one.code for one in row.languages.all()]))),
        (_("Interpreters"), row.interpretation_services),
    ]


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return _("%(youngest)s to %(oldest)s years") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("from %(youngest)s years") % {"youngest": youngest}
    return _("up to %(oldest)s years") % {"oldest": oldest} if oldest is not None else ""


def _before(view: queries.ServiceView) -> Rows:
    row = view.row
    return [
        (_("Notice"), row.alert),
        (_("Passes information to authorities"), str(words.SAID[row.reports_to_authorities])),
        (_("Asks about migration status"), str(words.SAID[row.asks_status])),
        (_("Contacting safely"), row.safe_contact_note),
        (_("How to get it"), row.application_process),
        (_("Documents to bring"), "\n".join(one.document for one in row.requireddocuments.all())),
        (_("Costs"), "\n".join([*(one.option for one in row.costoptions.all()), row.fees_description]).strip()),
    ]


def _where(view: queries.ServiceView) -> Rows:
    row = view.row
    locations = [
        (one.name, "\n".join(filter(None, [
            one.address_1,
            one.place.name(words.language()) if one.place else "",
            one.transportation,
            ", ".join(labels.labels("accessibility_kind", [each.code for each in one.accessibility.all()])),
        ])) or str(words.LOCATION_TYPES[one.location_type]))
        for one in view.locations
    ]  # fmt: skip
    areas = ", ".join(area.place.name(words.language()) for area in row.serviceareas.all())
    contacts = [f"{one.title}: {one.name}" if one.name else one.title for one in row.contacts.all()]
    return [
        (_("Open"), words.opening(view.hours)),
        *locations,
        (_("For people in"), areas),
        (_("Telephone"), "\n".join(one.number for one in row.phones.all())),
        (_("E-mail"), row.email),
        (_("Website"), row.url),
        (_("Contact"), "\n".join(contacts)),
    ]


def _kept(view: queries.ServiceView) -> Rows:
    row = view.row
    return [
        (_("Kept by"), row.owner.display_name if row.owner else ""),
        (_("Checked last by"), row.checked_by.display_name if row.checked_by else _("nobody yet")),
    ]


def _limit(hidden: freshness.Limit) -> Row:
    text = _("A listing that nobody checked for %(days)s days is hidden.") % {"days": hidden.days}
    return Row(_("How long it counts"), text, unverified="" if hidden.verified else hidden.source)
