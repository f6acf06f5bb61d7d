"""Registers: who reads and keeps them, what is refused, and that agreements are a second lock on what leaves."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.actions import transfer
from amparo.casework.consent import actions as consent
from amparo.casework.consent import queries as agreed
from amparo.casework.directory.models import Organization, Service
from amparo.casework.partnership import actions, queries, registers
from amparo.casework.partnership.models import Record, Version
from amparo.casework.referrals import rules
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from tests.casework.partnership import records
from tests.casework.referrals.sending import CLINIC, Scene, scene
from tests.cast import Cast
from tests.reading import counted

pytestmark = pytest.mark.django_db
STRANGERS = ("chidi", "eyob", "farah", "petra", "gita", "hana", "irene")


@pytest.fixture
def begun(cast: Cast) -> UUID:
    return actions.begin(by=cast.bruno, code="state_request", answers=records.REQUEST)


def test_every_register_has_a_form_with_the_questions_it_is_read_by() -> None:
    for one in registers.registers().values():
        assert {one.title, one.next} <= set(one.form.questions), one.code
        assert one.form.question(one.next).kind == "date", one.code  # type: ignore[union-attr]


def test_staff_of_the_agency_read_a_record_and_everybody_else_meets_nothing(cast: Cast, begun: UUID) -> None:
    for who in ("alma", "bruno", "dina"):
        assert queries.record(cast.access(who), begun)[0].called == "Training of border police"
        assert [one.row.pk for one in queries.records(cast.access(who), "state_request")] == [begun]
    for who in STRANGERS:
        for record in (begun, uuid4()):
            with pytest.raises(Refusal, match=r"record.not_there"):
                queries.record(cast.access(who), record)


def test_supervisors_and_information_officers_keep_registers_and_nobody_else(cast: Cast, begun: UUID) -> None:
    for who in ("alma", *STRANGERS):
        with pytest.raises(Refusal, match=r"record.not_there"):
            actions.begin(by=cast.access(who), code="state_request", answers=records.REQUEST)
        with pytest.raises(Refusal, match=r"record.not_there"):
            actions.change(by=cast.access(who), record=begun, answers=records.REQUEST, based_on=1)
    actions.change(by=cast.dina, record=begun, answers=records.REQUEST, based_on=1)
    assert Version.objects.filter(record=begun).count() == 2


def test_a_change_is_a_version_a_leaf_without_content_and_never_on_top_of_anothers(cast: Cast, begun: UUID) -> None:
    other = records.answers(records.REQUEST, state_request_words="Three days")
    actions.change(by=cast.bruno, record=begun, answers=other, based_on=1)
    with pytest.raises(Refusal, match=r"partnership.changed_meanwhile"):
        actions.change(by=cast.dina, record=begun, answers=records.REQUEST, based_on=1)
    kept, versions = queries.record(cast.alma, begun)
    assert [one.number for one in versions] == [2, 1]
    assert kept.version.answers["state_request/state_request_words"] == "Three days"
    leaves = Leaf.objects.filter(record=begun, act=actions.ACT)
    assert leaves.filter(outcome="done").count() == 2
    assert "Three" not in str(list(leaves.values()))


def test_what_is_due_is_found_by_its_newest_version_and_nothing_else_is_read(cast: Cast, begun: UUID) -> None:
    def request(due: str) -> UUID:
        said = records.answers(records.REQUEST, state_request_due_on=due)
        return actions.begin(by=cast.bruno, code="state_request", answers=said)

    last = request("2026-12-31")
    later = [request(day) for day in ("2027-01-01", "2027-06-30")]
    advocacy, put_off = records.advocacy(cast), request("2026-11-30")
    agreement = records.agreement(cast, records.organization(cast))
    moved = records.answers(records.REQUEST, state_request_due_on="2027-03-01")
    actions.change(by=cast.bruno, record=put_off, answers=moved, based_on=1)
    with counted(Version) as read:
        found = queries.due(cast.alma, date(2026, 12, 31))
    assert [one.row.pk for one in found] == [begun, last]
    assert len(read) == 2
    wider = [one.row.pk for one in queries.due(cast.alma, date(2027, 1, 15))]
    assert set(wider) == {begun, last, later[0], agreement, advocacy}
    assert wider[-1] == advocacy  # the day of each register stands in an answer of its own
    assert queries.due(cast.access("chidi"), date(2030, 1, 1)) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"state_request_title": ""}, "partnership.incomplete"),
        ({"state_request_could_harm": "yes"}, "partnership.incomplete"),
        ({"state_request_kind": "weapons"}, "partnership.incomplete"),
        ({"state_request_received_on": "2027-01-01"}, "partnership.incomplete"),
    ],
)
def test_what_is_missing_or_cannot_be_right_is_refused(cast: Cast, changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        actions.begin(by=cast.bruno, code="state_request", answers=records.answers(records.REQUEST, **changed))
    assert not Record.objects.exists()


def trained(**numbers: str) -> dict[str, str]:
    """Return the answers of a training at which so many took part and so many were tested."""
    said = {
        "training/training_title": "Signs", "training/training_topics": "gbv", "training/training_on": "2026-10-01",
        "training/training_days": "1", "training/training_for": "government",
    }  # fmt: skip
    took_part = ("training_women", "training_men", "training_others")
    return said | {
        f"training_{'people' if name in took_part else 'learning'}/{name}": text for name, text in numbers.items()
    }


TESTED = {"training_tested": "20", "training_before": "40", "training_after": "60"}


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"training_women": "12"},
        {"training_women": "12", "training_men": "8"},
        {"training_others": "3", "training_men": "1"},
    ],
)
def test_how_many_were_tested_can_be_said_where_nobody_knows_how_many_took_part(
    cast: Cast, numbers: dict[str, str]
) -> None:
    begun = actions.begin(by=cast.bruno, code="training", answers=trained(**TESTED, **numbers))
    assert queries.record(cast.bruno, begun)[0].version.answers["training_learning/training_tested"] == "20"


@pytest.mark.parametrize(("women", "refused"), [("12", False), ("11", True)])
def test_no_more_can_be_tested_than_took_part_where_that_is_known(cast: Cast, women: str, *, refused: bool) -> None:
    answers = trained(**TESTED, training_women=women, training_men="8", training_others="0")
    if not refused:
        assert actions.begin(by=cast.bruno, code="training", answers=answers)
        return
    with pytest.raises(Refusal, match=r"partnership.incomplete"):
        actions.begin(by=cast.bruno, code="training", answers=answers)


def test_an_agreement_is_with_an_organisation_and_a_request_of_a_state_with_none(cast: Cast) -> None:
    for code, answers, to in (("agreement", records.AGREEMENT, None), ("state_request", records.REQUEST, uuid4())):
        with pytest.raises(Refusal, match=r"partnership.organization"):
            actions.begin(by=cast.bruno, code=code, answers=answers, organization=to)
    with pytest.raises(Refusal, match=r"record.not_there"):
        actions.begin(by=cast.bruno, code="gossip", answers={})


def test_sending_twice_makes_one_record_and_another_persons_key_is_refused(cast: Cast) -> None:
    key = uuid4()
    made = [actions.begin(by=cast.bruno, code="state_request", answers=records.REQUEST, key=key) for _ in range(2)]
    assert made[0] == made[1]
    with pytest.raises(Refusal, match=r"record.key_used"):
        actions.begin(by=cast.dina, code="state_request", answers=records.REQUEST, key=key)


# -- a second lock on what leaves -------------------------------------------------------------------------------------


@pytest.fixture
def sara(cast: Cast) -> Scene:
    return scene(cast)


def clinic(found: Scene) -> UUID:
    return Service.objects.get(pk=found.service).organization_id


def test_without_any_agreement_the_persons_consent_is_enough_unless_the_house_asks_for_one(
    cast: Cast, sara: Scene, settings: Any
) -> None:
    assert sara.send(cast)
    settings.AMPARO_AGREEMENTS = True
    with pytest.raises(Refusal, match=r"referrals.needs_agreement"):
        sara.send(cast)
    records.agreement(cast, clinic(sara))
    assert sara.send(cast)


@pytest.mark.parametrize(
    "changed",
    [
        {"agreement_groups": "need_only"},
        {"agreement_purposes": "transfer"},
        {"agreement_shares": "no"},
        {"agreement_until": "2026-11-19"},
        {"agreement_from": "2026-11-21"},
        {"agreement_ended": "yes", "agreement_ended_on": "2026-11-01"},
    ],
)
def test_once_an_agreement_was_written_down_nothing_leaves_beyond_it(
    cast: Cast, sara: Scene, changed: dict[str, str]
) -> None:
    records.agreement(cast, clinic(sara), **changed)
    with pytest.raises(Refusal, match=r"referrals.needs_agreement"):
        sara.send(cast)
    records.agreement(cast, clinic(sara))
    assert sara.send(cast), "a second agreement covers it"


def test_an_agreement_never_takes_the_place_of_consent(cast: Cast, sara: Scene) -> None:
    records.agreement(cast, clinic(sara))
    consent.withdraw(by=cast.alma, consent=sara.consent, how="spoken")
    with pytest.raises(Refusal, match=r"referrals.needs_consent"):
        sara.send(cast)


def test_the_agreement_of_another_agency_neither_opens_nor_shuts_anything(cast: Cast, sara: Scene) -> None:
    row = Record.objects.get(pk=records.agreement(cast, clinic(sara), agreement_groups="need_only"))
    row.agency = cast.other.agency
    row.save()
    assert sara.send(cast)


def test_a_life_in_danger_waits_for_no_agreement(cast: Cast, sara: Scene) -> None:
    records.agreement(cast, clinic(sara), agreement_groups="need_only")
    use = rules.use(("identity", "story"), CLINIC)
    assert agreed.basis(cast.alma, sara.person, use, [clinic(sara)]).consent is None
    fields = {
        "purpose": "referral", "recipient_kind": "named_agency", "recipient": CLINIC,
        "data_groups": ["identity", "story"], "reason": "She is unconscious.",
    }  # fmt: skip
    row = consent.propose_vital_interest(by=cast.alma, person=sara.person, fields=fields, until=clock.today())
    consent.confirm_vital_interest(by=cast.bruno, consent=row)
    found = agreed.basis(cast.alma, sara.person, use, [clinic(sara)])
    assert (found.consent, found.lacking) == (row, frozenset())


def test_a_case_leaves_for_another_agency_only_within_its_agreements(cast: Cast, sara: Scene) -> None:
    to = records.organization(cast, "Other agency")
    Organization.objects.filter(pk=to).update(staff_agency=cast.other.agency)
    agree_transfer = {
        "purpose": "transfer", "recipient_kind": "named_agency", "recipient": cast.other.agency.name,
        "data_groups": sorted(transfer.WHOLE), "how_explained": "spoken", "given_by": "child_assent",
        "child_assents": "Yes.",
    }  # fmt: skip
    consent.record(by=cast.alma, person=sara.person, fields=agree_transfer, given=True)
    records.agreement(cast, to)
    offer = {"by": cast.alma, "case": sara.case, "to_team": cast.other.pk, "reason": "She moves.", "summary": "x"}
    with pytest.raises(Refusal, match=r"cases.transfer_needs_agreement"):
        cases.offer_transfer(**offer)
    records.agreement(cast, to, agreement_purposes="transfer", agreement_groups="identity story")
    with pytest.raises(Refusal, match=r"cases.transfer_needs_agreement"):
        cases.offer_transfer(**offer)
    records.agreement(cast, to, agreement_purposes="transfer", agreement_groups=" ".join(transfer.WHOLE))
    assert cases.offer_transfer(**offer)
