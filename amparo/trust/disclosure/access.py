"""Who is acting now, in which role: the first argument of every query and the `by=` of every action."""

from dataclasses import dataclass, field
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Actor, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.actors import actor_of
from amparo.trust.accounts.models import User
from amparo.trust.vault.keyring import Keyring


@dataclass(frozen=True)
class Access:
    """A member of staff at work: the policy's actor, the name colleagues see, and the language of the screen.

    `keys` is their open private key, which opens restricted records; a session without one opens none.
    """

    actor: Actor
    name: str
    language: str = "en"
    keys: Keyring | None = field(default=None, repr=False, compare=False)

    @property
    def id(self) -> UUID:
        """Return the actor's identifier."""
        return self.actor.id

    @property
    def role(self) -> Role:
        """Return the role in which the actor is signed in."""
        return self.actor.role


def access_for(user: User, role: Role | None = None, language: str = "", keys: Keyring | None = None) -> Access:
    """Return the access of `user` in `role` (the first role held when None); raise Refusal when no such role is held."""
    chosen = role or next(iter(accounts.roles_of(user)), None)
    actor = actor_of(user, chosen) if chosen else None
    if actor is None:
        raise Refusal("access.no_role")
    return Access(actor, user.display_name, language or user.language, keys)
