"""What surrounds people in the invented country: sites with checklists, and places with what endangers and protects there."""

from datetime import date, timedelta
from uuid import UUID

from amparo.casework.cases import actions as cases
from amparo.casework.cases.queries import case_list
from amparo.casework.mainstreaming import actions as mainstreaming
from amparo.casework.places import actions as places
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.practice import catalogue
from amparo.trust.disclosure.access import Access

SITES = (
    ("Help desk at the port", "office", "QV0102"),
    ("Reception centre Paso Alto", "reception", "QV0201"),
)
FIRST = {"way_safe": "not_met", "toilets_lit": "not_met", "ways_to_tell": "partly", "decide_with": "unknown"}
SECOND = {"way_safe": "partly", "toilets_lit": "not_met", "ways_to_tell": "met", "decide_with": "partly"}
"""Answers that are not “met” in the first and in the second checklist of each site."""
MEASURES = (
    ("toilets_lit", "Two lamps and locks from inside for the toilets of women and girls", 0),
    ("decide_with", "Ask the women's group and the young people for two speakers each", 20),
)
"""Item, what is to be done, and the days from today until when."""
RATINGS = (
    ("QV", "str_migration_policy", "risk", 2, "Asylum requests wait for more than a year.", "services", 300),
    (
        "QV",
        "str_civil_registration",
        "protective",
        2,
        "Births of newcomers are registered since the new decree.",
        "law",
        200,
    ),
    ("QV01", "com_livelihood", "risk", 2, "Little work outside the season of fishing.", "people", 240),
    ("QV0102", "com_safety", "risk", 3, "Robberies at night between port and bus station.", "people", 240),
    ("QV0102", "com_safety", "risk", 1, "Light and patrols of neighbours since spring.", "seen", 60),
    ("QV0102", "com_cohesion", "protective", 3, "Fishers' wives cook with and for newcomers.", "seen", 90),
    ("QV0201", "com_trafficker_presence", "risk", 3, "Recruiters wait at the bus stop.", "services", 45),
)
"""Place, factor, what it does, how much, what is known, how, and since how many days."""
NOW = ("QV0102", "QV0201", "QV0102", "QV01")
"""Where the people of Alma's newest cases are."""


def surround(today: date) -> None:
    """Let Bruno look at two sites twice and agree what is done; rate places; say of some of Alma's cases where people are."""
    bruno, alma = at_work("bruno", Role.SUPERVISOR), at_work("alma", Role.CASE_WORKER)
    for name, kind, place in SITES:
        _look(bruno, alma, name, kind, place, today)
    for place, factor, polarity, strength, evidence, known_by, days in RATINGS:
        said = {
            "factor": factor, "polarity": polarity, "strength": strength, "evidence": evidence, "known_by": known_by,
            "confidence": "fairly_sure", "valid_from": today - timedelta(days=days), "valid_to": None,
        }  # fmt: skip
        places.rate(by=bruno, place=place, fields=said)
    for row, place in zip([row for row in case_list(alma).rows if row.is_open], NOW, strict=False):
        cases.name_places(by=alma, case=row.id, now=place, ahead="")


def _look(by: Access, worker: Access, name: str, kind: str, place: str, today: date) -> None:
    site = mainstreaming.keep_site(by=by, fields={"name": name, "kind": kind, "place": place})
    _answered(by, site, today - timedelta(days=120), FIRST)
    newest = _answered(by, site, today - timedelta(days=12), SECOND)
    items = {path.rpartition("/")[2]: path for path in catalogue().form("mainstreaming/checklist").questions}
    for item, text, days in MEASURES:
        said = {"text": text, "owner": worker.id, "due_on": clock.today() + timedelta(days=days)}
        mainstreaming.agree_measure(by=by, checklist=newest, item=items[item], fields=said)


def _answered(by: Access, site: UUID, on: date, said: dict[str, str]) -> UUID:
    checklist = mainstreaming.begin_checklist(by=by, site=site, on=on)
    form = catalogue().form("mainstreaming/checklist")
    asked = [each for each in form.questions.values() if each.list_name == "mainstreaming_answer"]
    answers = {each.path: said.get(each.name, "met") for each in asked}
    mainstreaming.answer(by=by, checklist=checklist, answers=answers, based_on=0)
    return checklist
