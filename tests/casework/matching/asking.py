"""What tests of sealed questions have in common: Sara twice, with Selma in a restricted file and with Alma in a standard one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.matching import actions
from amparo.casework.people import actions as people
from amparo.foundation.errors import Refusal
from amparo.trust.vault.models import Grant
from tests.cast import SARA, UNCLE, Cast

HEARD = {**SARA, "name_given": "Sarah", "name_father": "Youssef", "name_as_written": "", "birth_date": "2011"}


def hidden(cast: Cast, fields: dict[str, Any] = SARA, by: str = "selma") -> UUID:
    """Return a restricted person of another team."""
    access = cast.access(by)
    person = people.register(by=access, fields=fields, team=next(iter(access.actor.teams)))
    cases.restrict(by=access, case=cases.open_case(by=access, person=person))
    return person


def known(cast: Cast, fields: dict[str, Any] = HEARD) -> UUID:
    """Return Alma's own record of Sara, as she heard her name."""
    return people.register(by=cast.alma, fields=fields, team=cast.north.pk)


def everywhere(cast: Cast) -> tuple[UUID, UUID]:
    """Return Selma's restricted Sara and Alma's; Selma has a restricted uncle of hers, too."""
    theirs, mine = hidden(cast), known(cast)
    hidden(cast, UNCLE)
    return theirs, mine


def refused(act: Callable[[], object]) -> str:
    """Return the code with which `act` is refused."""
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code


def keys_left() -> int:
    """Return how many keys of questions there are."""
    return Grant.objects.filter(compartment="match").count()


def codes(cast: Cast, who: str) -> list[str]:
    """Return the codes of the restricted people whom `who` is shown."""
    return [match.code for match in actions.matches(by=cast.access(who))]
