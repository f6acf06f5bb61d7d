"""Who a data key is wrapped to: the key in use of each person and of escrow, and nobody else can unwrap it."""

import uuid

import pytest

from amparo.trust.vault import pairs, recipients, suites
from amparo.trust.vault.models import RecipientKind
from amparo.trust.vault.suites import Unreadable

ALMA, CHIDI = uuid.UUID(int=1), uuid.UUID(int=2)
HOLDER = uuid.UUID(int=3)

pytestmark = pytest.mark.django_db


def test_a_data_key_wrapped_to_alma_opens_with_her_private_key_alone() -> None:
    hers, his = pairs.new_pair(), pairs.new_pair()
    key = suites.new_key()
    grant = recipients.wrap(recipients.install(RecipientKind.USER, ALMA, hers.public), key, HOLDER, "story", 1)
    grant.save()
    grant.refresh_from_db()
    assert recipients.unwrap(grant, hers.private) == key
    with pytest.raises(Unreadable):
        recipients.unwrap(grant, his.private)


@pytest.mark.parametrize(
    ("field", "other"), [("holder", ALMA), ("compartment", "notes"), ("key_version", 2), ("public_key", ALMA)]
)
def test_a_grant_moved_to_another_place_does_not_open(field: str, other: object) -> None:
    hers = pairs.new_pair()
    grant = recipients.wrap(recipients.install(RecipientKind.USER, ALMA, hers.public), bytes(32), HOLDER, "story", 1)
    setattr(grant, field, other)
    with pytest.raises(Unreadable):
        recipients.unwrap(grant, hers.private)


def test_a_new_key_of_the_same_person_takes_the_place_of_the_old_one() -> None:
    recipients.install(RecipientKind.USER, ALMA, pairs.new_pair().public)
    new = recipients.install(RecipientKind.USER, ALMA, pairs.new_pair().public)
    assert recipients.users([ALMA, CHIDI]) == {ALMA: new}


def test_escrow_is_a_recipient_as_soon_as_its_key_is_installed() -> None:
    assert recipients.escrow() == []
    installed = recipients.install(RecipientKind.ESCROW, None, pairs.new_pair().public)
    assert recipients.escrow() == [installed]
