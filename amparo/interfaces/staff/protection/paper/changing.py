"""What an update says of the edition before it: which phases, risks, places, words and evidence changed since.

What a stricter edition said does not go where this one may go.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.analysis.protection import queries, rules
from amparo.analysis.protection.queries import Changes, Moved, Whole
from amparo.analysis.protection.rules import Recipient
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.protection.paper.blocks import Block, Grid, Heading, Words
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.ui import languages


def edition(found: Whole, before: Whole | None, recipient: Recipient) -> str:
    """Return which edition an analysis is, and of which period the one before was where that may be told."""
    number = str(found.view.row.edition)
    if before is None or not _told(found, before, recipient):
        return number
    period = words.period(before.view.row.begins_on, before.view.row.ends_on)
    return _("%(number)s, after the one of %(period)s") % {"number": number, "period": period}


def blocks(found: Whole, before: Whole, recipient: Recipient) -> list[Block]:
    """Return what changed since the edition before."""
    heading = Heading(1, _("What changed since the edition before"))
    if not _told(found, before, recipient):
        return [heading, Words(_("The edition before is more sensitive; what it said is not told here."))]
    changed = queries.changes(found, before)
    return [heading, *_phases(changed), *(Words(text, lead) for lead, text in _parts(changed) if text)]


def _told(found: Whole, before: Whole, recipient: Recipient) -> bool:
    own = recipient is Recipient.OWN_OFFICE
    return own or rules.no_stricter(before.view.row.grade, found.view.row.grade)


def _phases(changed: Changes) -> list[Block]:
    told = _("Severity that stayed as it was, by risk and place: %(number)s") % {"number": changed.same}
    same: list[Block] = [Words(told)] if changed.same or not changed.moved else []
    if not changed.moved:
        return same
    names = words.places([one.place for one in changed.moved])
    rows = [_row(one, names[one.place]) for one in changed.moved]
    head = [_("Risk"), _("Place"), _("Before"), _("Now")]
    now = [one.now for one in changed.moved]
    return [Grid(_("Severity that changed"), head, rows, [40, 22, 19, 19], 3, now), *same]


def _row(one: Moved, place: str) -> list[str]:
    phases = [labels.label("severity_phase", phase) or _("Not rated") for phase in (one.before, one.now)]
    return [labels.label("protection_risk", one.risk), place, *phases]


def _parts(changed: Changes) -> Iterable[tuple[str, str]]:
    yield _("Risks added"), _listed(_risks(changed.risks_new))
    yield _("Risks no longer looked at"), _listed(_risks(changed.risks_left))
    yield _("Places added"), _listed(words.places(changed.places_new).values())
    yield _("Places no longer looked at"), _listed(words.places(changed.places_left).values())
    yield _("Words that changed"), _listed(words.part(risk, part) for risk, part in changed.words)
    yield _("Evidence"), _evidence(changed)


def _risks(codes: Iterable[str]) -> list[str]:
    return [labels.label("protection_risk", code) for code in codes]


def _listed(told: Iterable[str]) -> str:
    return _("; ").join(map(languages.alone, told))


def _evidence(changed: Changes) -> str:
    new, left = changed.evidence_new, changed.evidence_left
    added = ngettext("%(number)s piece was added", "%(number)s pieces were added", new) % {"number": new}
    lost = ngettext("%(number)s was not taken over", "%(number)s were not taken over", left) % {"number": left}
    return _("; ").join([*([added] if new else []), *([lost] if left else [])])
