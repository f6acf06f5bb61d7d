"""Names of areas, kinds of files and columns in the reader's language; an area nobody named here is called by its own table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Tag
from amparo.practice import Area
from amparo.practice.publishing import fingerprint, listed

AREAS = {
    "case_management": gettext_lazy("Case management"),
    "community_engagement": gettext_lazy("Community engagement"),
    "data_protection": gettext_lazy("Data protection"),
    "determinants": gettext_lazy("Assessment on four levels"),
    "mainstreaming": gettext_lazy("Protection in all work"),
    "monitoring": gettext_lazy("Places that are watched"),
    "partnership": gettext_lazy("Partners"),
    "protection_analysis": gettext_lazy("Protection analysis"),
    "referral": gettext_lazy("Referrals"),
    "screening": gettext_lazy("Screening"),
    "service_directory": gettext_lazy("Directory of services"),
    "shared_lists": gettext_lazy("Shared lists"),
    "supervision": gettext_lazy("Supervision"),
}
KINDS = {
    "forms": gettext_lazy("Forms"),
    "rules": gettext_lazy("Rules"),
    "parameters": gettext_lazy("Deadlines and other numbers"),
    "pathways": gettext_lazy("Pathways"),
    "indicators": gettext_lazy("Figures"),
    "equity": gettext_lazy("Equal treatment"),
    "tables": gettext_lazy("Steps and safeguards"),
    "lists": gettext_lazy("Lists"),
}
COLUMNS = {
    "id": gettext_lazy("Name"),
    "code": gettext_lazy("Code"),
    "amount": gettext_lazy("Number"),
    "unit": gettext_lazy("Unit"),
    "valid_from": gettext_lazy("Counts from"),
    "valid_to": gettext_lazy("Counts until"),
    "replaced_by": gettext_lazy("Replaced by"),
    "source": gettext_lazy("Source"),
    "step": gettext_lazy("Step"),
    "next": gettext_lazy("Leads to"),
    "who": gettext_lazy("Who may"),
    "needs": gettext_lazy("What is needed first"),
    "risk_level": gettext_lazy("Level of risk"),
    "level": gettext_lazy("Level of risk"),
    "when": gettext_lazy("When"),
    "until": gettext_lazy("Until it is cleared by"),
    "act": gettext_lazy("What it stops"),
    "because": gettext_lazy("Why"),
    "form": gettext_lazy("Form"),
    "after": gettext_lazy("Comes after"),
    "many": gettext_lazy("Again and again"),
    "approval": gettext_lazy("Needs approval"),
    "opens_when": gettext_lazy("Opens when"),
    "question": gettext_lazy("Question"),
    "narrowed_to": gettext_lazy("Only for"),
    "at": gettext_lazy("Stands at"),
    "kind": gettext_lazy("Kind"),
    "title": gettext_lazy("Title"),
    "text": gettext_lazy("Text"),
    "country": gettext_lazy("Country"),
    "stands_in": gettext_lazy("While no country has its own"),
    "about": gettext_lazy("About"),
    "who_tells": gettext_lazy("Who has to tell"),
    "to_whom": gettext_lazy("To whom"),
    "what": gettext_lazy("What is told"),
    "exceptions": gettext_lazy("Exceptions"),
    "say_first": gettext_lazy("Say first"),
    "standard": gettext_lazy("Code in the standard"),
    "measure": gettext_lazy("Kind of number"),
    "numerator": gettext_lazy("Those for which"),
    "denominator": gettext_lazy("Of which"),
    "clock": gettext_lazy("Day that counts"),
    "grouping": gettext_lazy("Can be broken down by"),
    "smallest_shown": gettext_lazy("Smallest count shown"),
    "direction": gettext_lazy("Direction"),
    "target": gettext_lazy("Target"),
    "limits": gettext_lazy("What it does not say"),
    "key": gettext_lazy("What"),
    "value": gettext_lazy("Value"),
}
"""Columns of tables; one that is not here is shown by its own name."""


def area(found: Area, language: str) -> str:
    """Return the name of an area: that of the screens, else the title in its own table, else the name of its folder."""
    if found.name in AREAS:
        return str(AREAS[found.name])
    title = next((row["value"] for row in found.table("area.csv") if row.get("key") == "title"), "")
    return found.words.get(language, {}).get(title, title) or found.name.replace("_", " ")


def span(text: str) -> str:
    """Return a number with its unit in the reader's language; anything else as it is."""
    number, _space, unit = text.partition(" ")
    if not number.isdecimal() or unit not in ("hours", "days"):
        return text
    if unit == "hours":
        return ngettext("%(number)s hour", "%(number)s hours", int(number)) % {"number": number}
    return ngettext("%(number)s day", "%(number)s days", int(number)) % {"number": number}


def column(name: str) -> str:
    """Return the head of a column."""
    return str(COLUMNS.get(name, name.replace("_", " ")))


def checked(*, verified: bool) -> Tag:
    """Return whether something was compared with its source."""
    return Tag(_("Checked"), "green") if verified else Tag(_("Not yet checked"), "yellow")


def source(text: str, *, verified: bool) -> Cell:
    """Return where something comes from, and whether that was checked."""
    return Cell(text, english=True, tag=checked(verified=verified))


def of_office() -> Tag:
    """Return the mark of what this country office wrote."""
    return Tag(_("Of this office"), "blue")


def published(found: Area, name: str) -> Tag:
    """Return how a file of an area stands: published, and since when; or changed since."""
    row = listed(found.path).get(name)
    if row is None:
        return Tag(_("Not published"), "grey")
    if fingerprint(found.path / name) != row["sha256"]:
        return Tag(_("Changed since it was published"), "orange")
    return Tag(_("Published %(version)s") % {"version": languages.alone(row["version"])}, "green")
