"""Incidents of one's own cases as the Incident Recorder counts them: codes and answers, never a name."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from amparo import practice
from amparo.casework.cases.areas.knowledge import DONE, Filled
from amparo.casework.cases.queries.case import CaseView
from amparo.casework.directory.queries.places import chain_of, place_choices
from amparo.casework.people import rules as people
from amparo.exchange import gbvims
from amparo.foundation import clock
from amparo.foundation.forms import evaluate
from amparo.trust.disclosure import kept_apart
from amparo.trust.disclosure.access import Access

AREA = "gender_based_violence"
COUNTY, DISTRICT = -2, 0


@dataclass(frozen=True)
class Taken:
    """What is taken out: the incidents that are counted, why how many others are not, and the names of their districts."""

    counted: list[gbvims.Reported]
    left_out: Mapping[gbvims.LeftOut, int]
    places: gbvims.Places


def taken(incidents: Collection[gbvims.Reported]) -> Taken:
    """Return what of these incidents is counted, and what stands around it."""
    reasons = [reason for one in incidents if (reason := gbvims.left_out(one)) is not gbvims.COUNTED]
    counted = gbvims.counted(incidents)
    return Taken(counted, Counter(reasons), _places({one.answer("incident_area") for one in counted}))


def incidents_of(access: Access, view: CaseView, filled: Collection[Filled]) -> list[gbvims.Reported]:
    """Return the complete incidents among what was `filled` in the area, each with the newest choices of services."""
    done = [each for each in filled if each.entry.status in DONE]
    choices = [_values(each) for each in done if each.stem == "choices"]
    person = _survivor(access, view)
    return [
        gbvims.Reported(
            code=_code(access, "incident", each.entry.pk),
            survivor=person,
            caseworker_code=f"CW{_figures(access.id, 6)}",
            agency_code=f"AG{_figures(_agency(access), 6)}",
            incident=_values(each),
            choices=choices[-1] if choices else {},
        )
        for each in done
        if each.stem == "incident"
    ]


def _values(each: Filled) -> Mapping[str, str]:
    form = practice.catalogue().form(str(each.fields["form"]))
    return evaluate(form, each.answers, clock.today()).values


def _survivor(access: Access, view: CaseView) -> gbvims.Survivor:
    fields = view.person.fields
    disabled = people.has_disability(fields)
    return gbvims.Survivor(
        code=_code(access, "survivor", view.person.id),
        sex=str(fields.get("sex") or ""),
        born=people.birth(fields),
        country=_first(fields.get("nationalities")),
        marital=str(fields.get("marital") or ""),
        population_group=_first(fields.get("population_groups")),
        disability="" if disabled is None else "yes" if disabled else "no",
    )


def _first(said: object) -> str:
    return str(said[0]) if isinstance(said, list) and said else ""


def _code(access: Access, kind: str, identifier: UUID) -> str:
    secret = kept_apart.record_for(_agency(access), "codes of the incident recorder").bytes
    return gbvims.meaningless(secret, kind, identifier)


def _figures(identifier: UUID, many: int) -> str:
    made = kept_apart.record_for(identifier, "code of the incident recorder")
    return f"{made.int % 10**many:0{many}}"


def _agency(access: Access) -> UUID:
    return access.actor.agency or access.id


def _places(codes: set[str]) -> gbvims.Places:
    names = {code: name.lstrip("– ") for code, name in place_choices("en")}
    chains = {code: chain_of(code) for code in codes}
    return {
        code: (names.get(chain[COUNTY], ""), names.get(chain[DISTRICT], "") if len(chain) > 2 else "")
        for code, chain in chains.items()
        if len(chain) > 1
    }
