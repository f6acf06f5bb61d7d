"""Specialised areas in the invented country: Alma and Bruno are qualified in all of them, and some of her cases carry one."""

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas import views
from amparo.foundation.policy import AREAS, Role, Tier
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing.actions import set_areas

QUALIFIED = (("alma", Role.CASE_WORKER), ("bruno", Role.SUPERVISOR))
LOOKED_AT = 80
"""So many of Alma's newest cases are looked at for one that speaks for an area."""


def qualify() -> None:
    """Let Farah say that Alma and Bruno are qualified."""
    farah = at_work("farah", Role.ADMINISTRATOR)
    for name, role in QUALIFIED:
        set_areas(by=farah, account=at_work(name, role).id, areas=[area.value for area in AREAS])


def enter() -> None:
    """For each area, let one of Alma's cases enter it that is offered to it, and begin its first form."""
    alma, begun = at_work("alma", Role.CASE_WORKER), set[str]()
    for row in cases.case_list(alma, size=LOOKED_AT).rows:
        if row.facts.tier is Tier.STANDARD and not row.person.use_restricted:
            _enter(alma, cases.case(alma, row.id), begun)


def _enter(alma: Access, view: cases.CaseView, begun: set[str]) -> None:
    offered = views.areas(alma, view).offered if view.is_open else ()
    area = next((offer.area for offer in offered if offer.area.name not in begun), None)
    if area is not None:
        actions.enter_area(by=alma, case=view.id, area=area.name)
        actions.begin_area_form(by=alma, case=view.id, area=area.name, form=area.steps[0].form)
        begun.add(area.name)
