"""Consent: nothing leaves without it, it covers what it says and no more, and withdrawing acts at once."""

from datetime import timedelta
from typing import Any

import pytest

from amparo.casework.consent import actions, queries
from amparo.casework.consent.rules import Use
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from tests.cast import Cast, register_sara

TRACING: dict[str, Any] = {
    "purpose": "family_tracing",
    "recipient_kind": "red_cross_crescent",
    "data_groups": ["identity"],
    "how_explained": "spoken_interpreter",
    "given_by": "self",
    "child_assents": "yes",
}
USE = Use("family_tracing", "red_cross_crescent", frozenset({"identity"}))


def test_without_consent_nothing_is_permitted(cast: Cast) -> None:
    assert not queries.permitting(cast.alma, register_sara(cast), USE)


def test_consent_covers_its_purpose_recipient_and_data_and_nothing_else(cast: Cast) -> None:
    sara = register_sara(cast)
    actions.record(by=cast.alma, person=sara, fields=TRACING, given=True)
    assert queries.permitting(cast.alma, sara, USE)
    others = (
        Use("referral", "red_cross_crescent", frozenset({"identity"})),
        Use("family_tracing", "police_justice", frozenset({"identity"})),
        Use("family_tracing", "red_cross_crescent", frozenset({"identity", "story"})),
    )
    assert not any(queries.permitting(cast.alma, sara, use) for use in others)


def test_refused_withdrawn_and_past_consents_cover_nothing(cast: Cast) -> None:
    sara = register_sara(cast)
    actions.record(by=cast.alma, person=sara, fields=TRACING, given=False)
    assert not queries.permitting(cast.alma, sara, USE)
    until = clock.today() + timedelta(days=2)
    given = actions.record(by=cast.alma, person=sara, fields=TRACING, given=True, until=until)
    assert queries.permitting(cast.alma, sara, USE)
    with clock.fixed(clock.now() + timedelta(days=3)):
        assert not queries.permitting(cast.alma, sara, USE)
    actions.withdraw(by=cast.alma, consent=given, how="said so on the phone")
    assert not queries.permitting(cast.alma, sara, USE)


def test_a_childs_own_assent_is_always_asked_for(cast: Cast) -> None:
    sara, fields = register_sara(cast), {**TRACING, "child_assents": ""}
    with pytest.raises(Refusal) as refused:
        actions.record(by=cast.alma, person=sara, fields=fields, given=True)
    assert (refused.value.code, refused.value.field) == ("consent.assent_missing", "child_assents")


def test_a_vital_interest_needs_a_reason_and_a_second_person(cast: Cast) -> None:
    sara = register_sara(cast)
    until = clock.today() + timedelta(days=1)
    fields = {name: TRACING[name] for name in ("purpose", "recipient_kind", "data_groups")}
    with pytest.raises(Refusal):
        actions.propose_vital_interest(by=cast.alma, person=sara, fields=fields, until=until)
    said = {**fields, "reason": "unconscious in hospital"}
    basis = actions.propose_vital_interest(by=cast.alma, person=sara, fields=said, until=until)
    assert not queries.permitting(cast.alma, sara, USE)
    for who in ("alma", "amir", "chidi", "samuel"):
        with pytest.raises(Refusal):
            actions.confirm_vital_interest(by=cast.access(who), consent=basis)
    actions.confirm_vital_interest(by=cast.bruno, consent=basis)
    assert queries.permitting(cast.alma, sara, USE)


def test_a_later_refusal_ends_what_was_given_before(cast: Cast) -> None:
    sara = register_sara(cast)
    actions.record(by=cast.alma, person=sara, fields=TRACING, given=True)
    with clock.fixed(clock.now() + timedelta(hours=1)):
        actions.record(by=cast.alma, person=sara, fields={**TRACING, "data_groups": ["story"]}, given=False)
        assert queries.permitting(cast.alma, sara, USE)
        actions.record(by=cast.alma, person=sara, fields=TRACING, given=False)
        assert not queries.permitting(cast.alma, sara, USE)
    with clock.fixed(clock.now() + timedelta(hours=2)):
        actions.record(by=cast.alma, person=sara, fields=TRACING, given=True)
        assert queries.permitting(cast.alma, sara, USE)


def test_a_refusal_cannot_be_withdrawn_into_something_else(cast: Cast) -> None:
    sara = register_sara(cast)
    refused = actions.record(by=cast.alma, person=sara, fields=TRACING, given=False)
    actions.withdraw(by=cast.alma, consent=refused, how="on the phone")
    assert [view.row.status for view in queries.consents(cast.alma, sara)] == ["refused"]


def test_a_named_organisation_is_covered_only_by_its_name(cast: Cast) -> None:
    sara = register_sara(cast)
    unnamed = {**TRACING, "recipient_kind": "named_agency"}
    actions.record(by=cast.alma, person=sara, fields=unnamed, given=True)
    use = Use("family_tracing", "named_agency", frozenset({"identity"}), "Horizon Aid")
    assert not queries.permitting(cast.alma, sara, use)
    actions.record(by=cast.alma, person=sara, fields={**unnamed, "recipient": "Horizon Aid"}, given=True)
    assert queries.permitting(cast.alma, sara, use)
