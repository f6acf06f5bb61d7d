"""Plant a unique word in everything that is protected, so that a leak anywhere can be recognised.

Agency A gets a standard case, a restricted one and one from which Amir is blocked; every text that can be sealed holds
a canary that says where it was planted.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from PIL import Image

from amparo.analysis.evidence import actions as evidence
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.leadership import actions as leadership
from amparo.casework.cases import actions, pathway
from amparo.casework.cases.models import EntryKind
from amparo.casework.consent import actions as consent
from amparo.casework.directory import actions as directory
from amparo.casework.emergency import actions as emergencies
from amparo.casework.emergency.models import Emergency
from amparo.casework.partnership import actions as partnership
from amparo.casework.people import actions as people
from amparo.casework.people import rules
from amparo.foundation import clock, ids
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from tests.casework.cases.answering import complete_answers
from tests.casework.partnership.records import AGREEMENT
from tests.cast import Cast

CODED = frozenset({
    "birth_date", "birth_precision", "age_stated", "age_stated_on", "sex", "gender", "interpreter", "contact_channel",
    "marital", "team", "tier", "name_script", "population_groups", "nationalities", "languages",
})  # fmt: skip


@dataclass
class Planted:
    """What was planted where: canaries by the record they stand in, and the ids a crawler needs."""

    canaries: dict[str, set[str]] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    cases: dict[str, UUID] = field(default_factory=dict)
    entries: list[UUID] = field(default_factory=list)
    consents: list[UUID] = field(default_factory=list)
    ties: dict[str, UUID] = field(default_factory=dict)
    transfers: list[UUID] = field(default_factory=list)
    emergencies: dict[str, UUID] = field(default_factory=dict)
    listing: dict[str, UUID] = field(default_factory=dict)
    agreement: UUID = field(default_factory=ids.new)
    requests: dict[str, UUID] = field(default_factory=dict)
    holds: dict[str, UUID] = field(default_factory=dict)
    reviews: dict[str, UUID] = field(default_factory=dict)
    certificates: dict[str, UUID] = field(default_factory=dict)
    reports: dict[str, UUID] = field(default_factory=dict)
    asked: UUID | None = None
    published: UUID = field(default_factory=ids.new)
    questions: list[UUID] = field(default_factory=list)
    reason: str = ""
    referrals: dict[str, UUID] = field(default_factory=dict)
    outside: UUID | None = None
    received: set[str] = field(default_factory=set)
    own_files: list[str] = field(default_factory=list)
    communities: dict[str, UUID] = field(default_factory=dict)
    among: dict[str, UUID] = field(default_factory=dict)
    decided: dict[str, UUID] = field(default_factory=dict)
    equity: dict[str, UUID] = field(default_factory=dict)
    watched: dict[str, UUID] = field(default_factory=dict)
    analysis: UUID = field(default_factory=ids.new)
    analysis_risk: UUID = field(default_factory=ids.new)
    count: int = 0

    def word(self, group: str) -> str:
        """Return a new canary, remembered under `group` (record/compartment)."""
        self.count += 1
        canary = f"qzx{self.count:04d}kanari"
        self.canaries.setdefault(group, set()).add(canary)
        return canary

    def all(self, *starts: str) -> set[str]:
        """Return the canaries of all groups that begin with one of `starts` (every group when none is given)."""
        return set().union(*(words for group, words in self.canaries.items() if not starts or group.startswith(starts)))


def plant(cast: Cast) -> Planted:
    """Plant more than 500 canaries through the actions, as Alma and Bruno."""
    from tests.canary.among import plant_among
    from tests.canary.analyses import plant_analysis
    from tests.canary.communities import plant_communities
    from tests.canary.equity import plant_equity
    from tests.canary.own_files import plant_own_files
    from tests.canary.questions import plant_questions
    from tests.canary.referrals import plant_referrals
    from tests.canary.reports import plant_asked, plant_reports
    from tests.canary.rights import plant_rights
    from tests.canary.watched import plant_watched

    planted = Planted()
    for name in ("standard", "restricted", "blocked"):
        person = planted.people[name] = _person(cast, planted, name)
        case = planted.cases[name] = actions.open_case(by=cast.alma, person=person)
        _consents(cast, planted, name, person)
        _way(cast, planted, name, case)
        _entries(cast, planted, name, case)
        planted.emergencies[name] = _emergency(cast, planted, name, person)
        plant_rights(cast, planted, name, person)
    uncle = people.register(by=cast.alma, fields=_details(planted, "standard"), team=cast.north.pk)
    for name, person in planted.people.items():
        planted.ties[name] = people.tie(by=cast.alma, person=person, other=uncle, relation="uncle", same_household=True)
    actions.restrict(by=cast.alma, case=planted.cases["restricted"])
    actions.block_for_conflict(by=cast.bruno, case=planted.cases["blocked"], worker=cast.users["amir"].pk)
    plant_questions(cast, planted)
    plant_reports(cast, planted)
    plant_referrals(cast, planted)
    plant_asked(cast, planted)
    plant_own_files(cast, planted)
    plant_communities(cast, planted)
    plant_among(cast, planted)
    plant_decision(cast, planted)
    plant_equity(cast, planted)
    plant_watched(cast, planted)
    plant_analysis(cast, planted)
    offer = {"reason": planted.word("standard/packet"), "summary": planted.word("standard/packet")}
    planted.transfers.append(
        actions.offer_transfer(by=cast.alma, case=planted.cases["standard"], to_team=cast.south.pk, **offer)
    )
    return planted


def list_safe_house(cast: Cast, planted: Planted) -> None:
    """List an organisation that has nothing but a safe house: for everybody but case staff it is not there.

    The directory stands in the clear on the disk (docs/decisions/0024), so it is apart from what is sealed.
    """

    def words(*names: str) -> dict[str, Any]:
        return {name: planted.word("safe_house/listing") for name in names}

    organization = directory.save_organization(
        by=cast.bruno, fields={**words("name", "description", "email"), "kind": "women_led"}
    )
    house = {**words("name", "address_1", "transportation"), "is_protected": True}
    location = directory.save_location(by=cast.bruno, organization=organization, fields=house)
    told = {"types": ["shelter"], "locations": [str(location)], "hours": "MO-SU 00:00-23:59"}
    told |= {name: [planted.word("safe_house/listing")] for name in ("phones", "contacts", "costs", "documents")}
    told |= words("name", "description", "alert", "safe_contact_note", "email")
    service = directory.save_service(by=cast.bruno, organization=organization, fields=told)
    planted.listing = {"organization": organization, "location": location, "service": service}
    plant_agreement(cast, planted)


def plant_agreement(cast: Cast, planted: Planted) -> None:
    """Write down an agreement with that organisation; registers stand in the clear on the disk, as the directory does."""
    said = {path: planted.word("partners/record") for path in AGREEMENT if path.endswith(("_title", "_contact"))}
    said |= {"agreement_sharing/agreement_readers": planted.word("partners/record")}
    organization = planted.listing["organization"]
    planted.agreement = partnership.begin(
        by=cast.bruno, code="agreement", answers={**AGREEMENT, **said}, organization=organization
    )


def plant_decision(cast: Cast, planted: Planted) -> None:
    """Keep a figure of the agency and an exact one of Bruno's team, and write down a decision of canaries."""
    month = holding(clock.today(), Span.MONTH)
    kept, _ = evidence.keep(by=cast.bruno, name="agreements_in_force", period=month)
    exact, _ = evidence.keep(by=cast.bruno, name="cases_new", period=month)
    words = {name: planted.word("decision/leadership") for name in ("decision", "why", "decided_by")}
    days = {"decided_on": clock.today(), "look_again_on": clock.today() + timedelta(days=30)}
    made = leadership.decide(by=cast.bruno, fields={**words, **days, "result": "capacity"}, figures=[kept])
    leadership.look_back(
        by=cast.bruno,
        decision=made,
        outcome=planted.word("decision/leadership"),
        again_on=days["look_again_on"],
        based_on=1,
    )
    planted.decided = {"kept_figure": kept, "team_figure": exact, "decision": made}


def _details(planted: Planted, name: str) -> dict[str, Any]:
    group = f"{name}/identity"
    said: dict[str, Any] = {text: planted.word(group) for text in rules.TEXTS if text not in CODED}
    said |= {listed: [planted.word(group)] for listed in rules.LISTS if listed not in CODED | {"identifiers"}}
    said["identifiers"] = [{"kind": "passport", "value": planted.word(group)}]
    return {**said, "birth_date": "2011-03-04", "sex": "female", "nationalities": ["SDN"]}


def _person(cast: Cast, planted: Planted, name: str) -> UUID:
    person = people.register(by=cast.alma, fields=_details(planted, name), team=cast.north.pk)
    later = {"contact_note": planted.word(f"{name}/identity")}
    people.change(by=cast.alma, person=person, changes=later, based_on=1)
    people.change(by=cast.alma, person=person, changes={"contact_note": planted.word(f"{name}/identity")}, based_on=1)
    people.set_photo(by=cast.alma, person=person, data=_picture())
    return person


def _emergency(cast: Cast, planted: Planted, name: str, person: UUID) -> UUID:
    """Let Selma of another team open the person by emergency access, with a planted reason, and let it run out."""
    reason = f"She may be in danger: {planted.word(f'{name}/notes')}"
    emergencies.ask(by=cast.selma, code=ids.code(person), reason=reason)
    for holder in (person, planted.cases[name]):
        accounts.end_involvement(cast.users["selma"].pk, holder, [InvolvementKind.BREAK_GLASS])
    row = Emergency.rows.get(person=person)
    Emergency.rows.filter(pk=row.pk).update(until=clock.now())
    return row.pk


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue()


def _consents(cast: Cast, planted: Planted, name: str, person: UUID) -> None:
    fields = {
        "purpose": "family_tracing", "recipient_kind": "named_agency", "data_groups": ["identity"],
        "how_explained": "spoken", "given_by": "self", "child_assents": "yes",
        **{text: planted.word(f"{name}/identity") for text in ("recipient", "guardian", "note")},
    }  # fmt: skip
    given = consent.record(by=cast.alma, person=person, fields=fields, given=True)
    consent.withdraw(by=cast.alma, consent=given, how=planted.word(f"{name}/identity"))
    planted.consents.append(consent.record(by=cast.alma, person=person, fields=fields, given=False))
    counted = {
        **fields,
        "purpose": "statistics",
        "recipient_kind": "own_agency",
        "data_groups": ["facets"],
        "recipient": "",
    }
    consent.record(by=cast.alma, person=person, fields=counted, given=True)  # who is counted is nowhere to be found


def _way(cast: Cast, planted: Planted, name: str, case: UUID) -> None:
    """Go on to a follow-up that is begun (standard), or to a review that waits for a decision."""
    for step in ("first_contact", "screening", "assessment", "plan"):
        entry = _form(cast, planted, name, case, step)
        actions.complete_form(by=cast.alma, entry=entry)
        if step in ("assessment", "plan"):
            actions.decide(by=cast.bruno, entry=entry, approve=True, comment=planted.word(f"{name}/notes"))
    actions.override_risk(by=cast.bruno, case=case, level="medium", reason=planted.word(f"{name}/story"))
    for step in ("follow_up", "review"):
        entry = _form(cast, planted, name, case, step)
        if name == "standard":
            break
        actions.complete_form(by=cast.alma, entry=entry)


@cache
def _complete(step: str) -> Mapping[str, str]:
    wanted = {"plan_agreed": "yes", "danger_now": "yes", "safety_plan_needed": "yes"}
    return complete_answers(pathway.form_of(step), wanted)


def _form(cast: Cast, planted: Planted, name: str, case: UUID, step: str) -> UUID:
    form = pathway.form_of(step)
    answers = dict(_complete(step))
    for path in answers:
        question = form.question(path)
        if question and question.kind == "text":
            answers[path] = planted.word(f"{name}/story")
    entry = actions.start_form(by=cast.alma, case=case, step=step)
    actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=1)
    planted.entries.append(entry)
    return entry


def _entries(cast: Cast, planted: Planted, name: str, case: UUID) -> None:
    written = {
        EntryKind.NOTE: (("text",), "notes"),
        EntryKind.TASK: (("text", "outcome"), "notes"),
        EntryKind.INCIDENT: (("place", "what_happened", "when_known", "reported"), "story"),
        EntryKind.JOURNEY: (("place", "what_happened", "with_whom"), "story"),
    }
    for _ in range(12):
        for kind, (texts, part) in written.items():
            fields = {text: planted.word(f"{name}/{part}") for text in texts}
            more = {"kind": "other"} if kind is EntryKind.INCIDENT else {}
            planted.entries.append(
                actions.write_entry(
                    by=cast.alma, case=case, kind=kind, fields=fields | more, due_on=clock.today() + timedelta(1)
                )
            )
    changes = [{"text": planted.word(f"{name}/notes")} for _ in range(2)]
    for changed in changes:
        actions.correct_entry(by=cast.alma, entry=planted.entries[-4], changes=changed, based_on=1)
    for _ in range(8):
        title, body = planted.word(f"{name}/files"), planted.word(f"{name}/files")
        planted.entries.append(
            actions.add_document(by=cast.alma, case=case, title=title, document_kind="other", data=body.encode())
        )
