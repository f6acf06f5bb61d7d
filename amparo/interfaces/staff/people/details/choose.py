"""Choose between two values that two people gave to the same detail; whichever stays, both stay in the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.people import actions, queries
from amparo.foundation import ids
from amparo.interfaces.staff.people import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.parts import Side
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate


@dataclass(frozen=True)
class Collision:
    """A detail with the value that stands and those that were proposed beside it, first the one that stands."""

    code: str
    values: tuple[Any, ...]
    sides: tuple[Side, ...]

    @property
    def field(self) -> str:
        """Return what the detail is called."""
        return words.called(self.code)

    @property
    def name(self) -> str:
        """Return the name of the input."""
        return f"choice-{self.code}"


@screen(*CASE_STAFF, methods=("GET", "POST"))
def choose(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show every detail in conflict with all its values; keep the chosen ones."""
    versions = queries.versions(request.access, person)
    found = collisions(versions)
    trouble: list[Problem] = []
    if request.method == "POST":
        picked = _picked(request, found)
        seen_now = request.POST.get("based_on") == str(versions[-1].number)
        if seen_now and picked:
            for code, value in picked.items():
                actions.choose(by=request.access, person=person, field=code, value=value)
            messages.success(request, _("The choice is kept."))
            return redirect("person" if len(picked) == len(found) else "choose_person", person)
        trouble = [Problem(_("Choose one of the values.") if seen_now else _("The record has changed. Look again."))]
    if not found:
        return redirect("person", person)
    view = queries.person(request.access, person)
    context = {"title": _("Two people changed the same detail"), "person": view, "found": found, "problems": trouble}
    answer = render(request, "staff/people/choose.html", {**context, "based_on": versions[-1].number})
    return answered(answer) if trouble else answer


def collisions(versions: list[gate.Content]) -> list[Collision]:
    """Return the details in conflict in the newest of `versions` (oldest first), with who said what and when."""
    newest = versions[-1]
    who = {version.changed_by for version in versions if version.changed_by}
    who |= {key for waiting in newest.conflicts.values() for one in waiting if (key := ids.parse(one["by"]))}
    names = accounts.names_of(list(who))
    return [_collision(code, waiting, versions, names) for code, waiting in newest.conflicts.items()]


def _collision(
    code: str, waiting: list[dict[str, Any]], versions: list[gate.Content], names: dict[UUID, str]
) -> Collision:
    stands = versions[-1].fields.get(code)
    origin = _origin(code, versions)
    by = names.get(origin.changed_by, "") if origin.changed_by else ""
    sides = [Side(words.say(code, stands), by, origin.at or datetime.min, "0")]
    for number, one in enumerate(waiting, 1):
        key = ids.parse(one["by"])
        said_by = names.get(key, "") if key else ""
        sides.append(Side(words.say(code, one["value"]), said_by, datetime.fromisoformat(one["at"]), str(number)))
    return Collision(code, (stands, *[one["value"] for one in waiting]), tuple(sides))


def _origin(code: str, versions: list[gate.Content]) -> gate.Content:
    """Return the version in which the value that stands was written."""
    stands = versions[-1].fields.get(code)
    origin = versions[-1]
    for version in reversed(versions):
        if version.fields.get(code) != stands:
            break
        origin = version
    return origin


def _picked(request: StaffRequest, found: list[Collision]) -> dict[str, Any]:
    picked = {}
    for one in found:
        choice = request.POST.get(one.name, "")
        if choice.isdecimal() and int(choice) < len(one.values):
            picked[one.code] = one.values[int(choice)]
    return picked
