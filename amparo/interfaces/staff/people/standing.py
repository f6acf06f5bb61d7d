"""What stands over the record of a person from their data rights: use restricted, kept by a hold, said otherwise."""

from django.utils.translation import gettext as _

from amparo.casework.people.queries import PersonView
from amparo.casework.rights import queries
from amparo.interfaces.ui.direction import alone
from amparo.trust.disclosure.access import Access


def banners(access: Access, person: PersonView) -> list[str]:
    """Return what stands over a person's record, as sentences, as far as the reader may know it."""
    found = []
    if person.use_restricted:
        found.append(_("The person has stopped the use of their data: help them, but share nothing and count nothing."))
    if queries.reads(access, person.facts):
        if queries.held(person.id):
            found.append(_("A legal hold keeps this file from being destroyed."))
        said = queries.statements(access, person.facts)
        found += [_("The person says otherwise: %(words)s") % {"words": alone(text)} for text in said]
    return found
