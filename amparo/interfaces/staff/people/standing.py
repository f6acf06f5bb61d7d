"""What stands over the record of a person: read by emergency access, use restricted, kept by a hold, said otherwise."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.matching import queries as matching
from amparo.casework.people.queries import PersonView
from amparo.casework.rights import queries
from amparo.interfaces.staff.emergency import lists as emergency
from amparo.interfaces.ui.languages import alone
from amparo.trust.disclosure.access import Access


def over(access: Access, person: PersonView) -> dict[str, Any]:
    """Return what the page of a person says above everything else, and where the reader finds their data rights."""
    reads = queries.reads(access, person.facts)
    return {
        "emergency": emergency.banner(access, person.facts),
        "rights": _sentences(access, person) if reads or person.use_restricted else [],
        "may_ask": matching.may_ask(access, person.facts),
        "rights_url": reverse("person_rights", args=[person.id]) if reads else "",
        "own_file_url": reverse("person_own_file", args=[person.id]) if reads else "",
    }


def _sentences(access: Access, person: PersonView) -> list[str]:
    found = []
    if person.use_restricted:
        found.append(_("The person has stopped the use of their data: help them, but share nothing and count nothing."))
    if queries.reads(access, person.facts):
        if queries.held(person.id):
            found.append(_("A legal hold keeps this file from being destroyed."))
        said = queries.statements(access, person.facts)
        found += [_("The person says otherwise: %(words)s") % {"words": alone(text)} for text in said]
    return found
