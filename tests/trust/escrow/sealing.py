"""What tests of the escrow seal: a data key of an invented record, for people and for the escrow, as the vault does it."""

from uuid import UUID

from amparo.trust.vault import pairs, recipients, suites
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.pairs import Pair

HOLDERS = ("Ines Iturra", "Jonas Joly", "Karim Khalil")


def with_key(user: UUID) -> Pair:
    """Give a member of staff a key pair; return it."""
    pair = pairs.new_pair()
    recipients.install(RecipientKind.USER, user, pair.public)
    return pair


def sealed(holder: UUID, compartment: str, *users: UUID, version: int = 1) -> bytes:
    """Wrap a new data key for the escrow, where there is one, and for `users`; return it."""
    key = suites.new_key()
    known = recipients.users(users)
    for each in (*recipients.escrow(), *(known[user] for user in users)):
        recipients.wrap(each, key, holder, compartment, version).save(force_insert=True)
    return key


def opened_by(pair: Pair, user: UUID, holder: UUID, compartment: str, version: int = 1) -> bytes:
    """Return the data key that a member of staff opens with their pair."""
    grant = Grant.objects.get(
        holder=holder, compartment=compartment, key_version=version, recipient_kind=RecipientKind.USER, recipient=user
    )
    return recipients.unwrap(grant, pair.private)
