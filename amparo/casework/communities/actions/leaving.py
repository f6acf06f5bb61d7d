"""A volunteer goes to another worker of the team, or their name is erased: asked for by one, decided by another."""

from typing import Any
from uuid import UUID

from amparo.casework.communities import reach
from amparo.casework.communities.models import Volunteer
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, ending
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by, facts_of

INDEX = Compartment.INDEX


def hand_over_volunteer(*, by: Access, volunteer: UUID, to: UUID) -> None:
    """Give a volunteer to another worker of the team, who answers for them from now on; as the team's supervisor."""
    found = reach.volunteer(by, volunteer, "communities.volunteer_handed_over")
    with acting.act(by, "communities.volunteer_handed_over", facts_of(found), Action.REASSIGN, INDEX) as act:
        if to not in {worker.pk for worker in accounts.colleagues(found.team_id)}:
            raise Refusal("communities.worker_unknown", field="worker")
        Volunteer.rows.filter(pk=found.pk).update(owner=to)
        act.about(found.pk, INDEX, to=str(to))


def ask_erasure(*, by: Access, volunteer: UUID) -> None:
    """Ask that name and contact of a volunteer are erased; the supervisor of their team decides, who is somebody else."""
    found = reach.volunteer(by, volunteer, "communities.erasure_asked")
    with acting.act(by, "communities.erasure_asked", facts_of(found), Action.WRITE, reach.PART) as act:
        _settle(found, {"erasure_asked_by": None}, erasure_asked_by=by.id, erasure_asked_at=clock.now())
        act.about(found.pk, reach.PART)


def keep_volunteer(*, by: Access, volunteer: UUID) -> None:
    """Take back that the name is to be erased: as somebody who works with the community, asked or not."""
    found = reach.volunteer(by, volunteer, "communities.erasure_taken_back")
    with acting.act(by, "communities.erasure_taken_back", facts_of(found), Action.WRITE, reach.PART) as act:
        _settle(found, {"erasure_asked_by__isnull": False}, erasure_asked_by=None, erasure_asked_at=None)
        act.about(found.pk, reach.PART)


def erase_volunteer(*, by: Access, volunteer: UUID) -> None:
    """Erase name and contact of a volunteer as the second person: the keys go, and nothing opens them again.

    What stays is that somebody without a name helped this community from a day until a day. Who is erased has stopped.
    """
    found = reach.volunteer(by, volunteer, "communities.volunteer_erased")
    facts = authored_by(facts_of(found), found.erasure_asked_by)
    with acting.act(by, "communities.volunteer_erased", facts, Action.APPROVE, INDEX) as act:
        now = clock.now()
        stopped = found.stopped_on or clock.today()
        _settle(found, {"erasure_asked_by__isnull": False}, erased_by=by.id, erased_at=now, stopped_on=stopped)
        act.about(found.pk, INDEX)
        ending.destroy(act, [found.pk], [])


def _settle(found: Volunteer, standing: dict[str, Any], **columns: Any) -> None:
    """Change a volunteer who is not erased and still stands so; raise Refusal for another, whom somebody settled before."""
    standing = {**standing, "erased_at": None}
    if not Volunteer.rows.filter(pk=found.pk, **standing).update(**columns):
        raise Refusal("communities.changed_meanwhile")
