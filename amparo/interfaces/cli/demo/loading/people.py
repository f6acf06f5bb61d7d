"""From a story to what is told of the person: details as a case worker writes them, ties, consents, who is involved."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.casework.cases.loading.told import Told
from amparo.casework.consent.loading import Answered
from amparo.casework.people.loading import Edit, Kin, Newcomer, Place
from amparo.foundation import clock, ids
from amparo.foundation.policy import Tier
from amparo.interfaces.cli.demo.history import Text
from amparo.interfaces.cli.demo.loading.course import case_told, first_team
from amparo.interfaces.cli.demo.loading.filling import Form
from amparo.interfaces.cli.demo.loading.staffing import House
from amparo.interfaces.cli.demo.story import Person, Story, Tie
from amparo.trust.accounts.actions import Involved

_ASSENT = {"en": "Yes, you may.", "es": "Sí, pueden.", "fr": "Oui, vous pouvez.", "ar": "نعم، يمكنكم."}
_TAKEN_BACK = {
    "en": "Asked for it at the desk.",
    "es": "Lo pidió en la oficina.",
    "fr": "L’a demandé au bureau.",
    "ar": "طلب ذلك في المكتب.",
}


class Memory:
    """What must be remembered between stories: the staff, the day, and the household that is being told."""

    def __init__(self, house: House, today: date) -> None:
        self.house, self.today = house, today
        self.now = clock.now()
        self._household = ""
        self._kin: dict[int, tuple[UUID, list[Tie]]] = {}

    def past(self, at: datetime) -> datetime:
        """Return a moment, or half an hour ago when it lies ahead: the stories of today have not all happened yet."""
        return min(at, self.now - timedelta(minutes=30))

    def kin(self, story: Story, key: UUID) -> tuple[Kin, ...]:
        """Return what those of the household who were told before are to this person, and remember this one."""
        if story.person.household != self._household:
            self._household, self._kin = story.person.household, {}
        found = [
            Kin(other, tie.relation, True)
            for other, ties in self._kin.values()
            for tie in ties
            if tie.other == story.record
        ]
        self._kin[story.record] = key, story.person.ties
        return tuple(found)


def told(story: Story, forms: list[Form], memory: Memory) -> Told:
    """Return everything about one record, ready to be brought in."""
    house, case = memory.house, story.case
    place = Place(house.agencies[story.agency], house.team_ids[story.team], house.users[story.registered_by])
    key = ids.new()
    registered = memory.past(story.registered_at)
    restricted = case is not None and case.tier == "restricted"
    fields, later = _known_at_first(story, _fields(story.person, registered))
    involved = _involved(story, memory)
    person = Newcomer(
        key=key,
        place=place,
        at=registered,
        fields=fields,
        tier=Tier.RESTRICTED if restricted else Tier.STANDARD,
        first_team=first_team(story, house),
        edits=tuple(_edits(story, place, registered, later, involved, memory)),
        kin=memory.kin(story, key),
        involved=involved,
    )
    consents = [_answer(story, item, memory) for item in case.consents] if case else []
    return Told(person, tuple(consents), case_told(story, forms, memory.house, memory.now, involved) if case else None)


def _fields(person: Person, on: datetime) -> dict[str, Any]:
    name, contact, birth = person.names[0], person.contact, person.birth
    fields: dict[str, Any] = {
        "name_given": name.given,
        "name_father": name.father,
        "name_grandfather": name.grandfather,
        "name_family": name.family,
        "name_as_written": name.as_written,
        "name_script": name.script,
        "name_romanised": name.romanisations,
        "sex": person.sex,
        "population_groups": person.groups,
        "nationalities": [person.nationality],
        "languages": person.languages,
        "interpreter": person.interpreter,
        "identifiers": [{"kind": paper.kind, "value": paper.number} for paper in person.identifiers],
        "contact_channel": contact.channel,
        "contact_value": contact.value,
        "contact_when": contact.when,
        "contact_not_know": ", ".join(who.replace("_", " ") for who in contact.hidden_from),
        "contact_note": contact.note,
        **{f"wg_{domain}": answer for domain, answer in person.washington.items()},
    }
    if birth.precision == "age":
        return {**fields, "age_stated": str(person.age), "age_stated_on": on.date().isoformat()}
    fields["birth_date"] = birth.on.isoformat() if birth.precision == "day" else str(birth.on.year)
    fields["birth_precision"] = "estimated" if birth.estimated else ""
    return fields


def _known_at_first(story: Story, fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split the details of every eighth person: papers and abilities were asked about some days later."""
    if story.record % 8 != 5:
        return fields, {}
    late = {
        name: value for name, value in fields.items() if value and (name == "identifiers" or name.startswith("wg_"))
    }
    return {name: value for name, value in fields.items() if name not in late}, late


def _edits(
    story: Story, place: Place, at: datetime, later: Text, involved: tuple[Involved, ...], memory: Memory
) -> list[Edit]:
    edits = []
    if later:
        edits.append(Edit(memory.past(at + timedelta(days=2, minutes=17)), place.owner, later))
    edits += _two_at_once(story, place, len(edits) + 1, at, involved, memory)
    case = story.case
    if case and case.tier == "restricted":
        edits.append(Edit(memory.past(case.opened_at), place.owner, {"tier": Tier.RESTRICTED.value}))
    for item in case.transfers if case else ():
        if item["status"] == "accepted":
            edits.append(Edit(memory.past(item["at"]), place.owner, {"team": str(place.team)}))
    return edits


def _two_at_once(
    story: Story, place: Place, number: int, at: datetime, involved: tuple[Involved, ...], memory: Memory
) -> list[Edit]:
    """Return two edits of the same detail, both of version `number`, where a colleague works on the case too."""
    colleague = next((each.user for each in involved if each.kind in ("case_team", "covering")), None)
    if colleague is None or not story.person.contact.when:
        return []
    when = memory.past(at + timedelta(days=3))
    mine = Edit(when, place.owner, {"contact_when": "after 17:00"}, number)
    return [mine, Edit(memory.past(when + timedelta(minutes=40)), colleague, {"contact_when": "weekends"}, number)]


def _involved(story: Story, memory: Memory) -> tuple[Involved, ...]:
    """Return who is tied to the person and the case beside the owner: cover, colleagues, blocks, named supervisors."""
    case, house = story.case, memory.house
    if case is None:
        return ()
    team, since = house.teams[story.team], memory.past(case.opened_at)
    boss = house.users[team.supervisor]
    others = [house.users[key] for key in team.workers if key != case.owner]
    found = [Involved(house.users[item["worker"]], "conflict", boss, memory.past(item["at"])) for item in case.blocks]
    if case.tier == "restricted":
        found.append(Involved(boss, "named_supervisor", house.users[case.owner], since))
    if story.record % 41 == 9 and not case.blocks:
        found.append(Involved(others[story.record % len(others)], "case_team", boss, since))
    if story.record % 67 == 13 and not case.blocks:
        until = memory.now + timedelta(days=9)
        found.append(Involved(others[story.record % len(others)], "covering", boss, since, until))
    return tuple(found)


def _answer(story: Story, item: Text, memory: Memory) -> Answered:
    person, child = story.person, story.person.age < 19
    language = story.case.language if story.case else "en"
    fields: dict[str, Any] = {
        "purpose": item["purpose"],
        "recipient_kind": item["recipient"],
        "data_groups": item["data"],
        "how_explained": item["explained"],
        "given_by": item["given_by"][-1],
        "language": person.languages[0],
        "interpreter": person.interpreter,
    }
    if item["recipient"] == "named_agency":
        fields["recipient"] = "Horizon Aid" if story.agency == "A" else "Puente Amparo"
    if child:
        fields["child_assents"] = _ASSENT[language]
    withdrawn = item["withdrawn_at"]
    return Answered(
        at=memory.past(item["at"]),
        by=memory.house.users[item["by"]],
        given=item["decision"] == "given",
        until=item["until"],
        fields=fields,
        child=child,
        withdrawn_at=memory.past(withdrawn) if withdrawn else None,
        withdrawn_how=_TAKEN_BACK[language],
    )
