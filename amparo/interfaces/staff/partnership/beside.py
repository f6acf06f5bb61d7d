"""What the page of an organisation shows of the registers: records about it, and the way to new ones."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.partnership import queries
from amparo.casework.partnership.registers import registers
from amparo.interfaces.staff.partnership import words
from amparo.interfaces.ui.parts import Link
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Beside:
    """Records about an organisation, and which can be begun."""

    kept: list[Link]
    new: list[Link]


def partnership(access: Access, organization: UUID) -> Beside | None:
    """Return what `access` may know of the registers about an organisation; None for whoever reads none."""
    if not queries.may_read(access):
        return None
    kept = [
        Link(one.called, reverse("register_record", args=[one.row.pk]), about=words.register(one.row.register))
        for one in queries.about(access, organization)
    ]
    codes = [one for one in registers().values() if one.about_organization] if queries.may_keep(access) else []
    new = [
        Link(
            _("New record: %(form)s") % {"form": words.form(one.form)},
            reverse("register_record_about", args=[one.code, organization]),
        )
        for one in codes
    ]
    return Beside(kept, new)
