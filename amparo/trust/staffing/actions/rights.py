"""What an account may do: roles in teams and specialised areas; and the teams of the agency."""

from collections.abc import Collection
from uuid import UUID

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import AREAS, Role
from amparo.trust.accounts.models import Post, Qualification, Team, User, in_force
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import circles, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.staffing import managing

TEAM_ROLES = (Role.CASE_WORKER, Role.SUPERVISOR)
ROLES = tuple(role for role in Role if role is not Role.PERSON)


def team_for(by: Access, role: Role, team: UUID | None, act: str) -> Team | None:
    """Return the team in which a role is held, None for a role without one; part of an act that checks and logs."""
    if role not in ROLES:
        raise gate.not_there(by, None, act)
    if role not in TEAM_ROLES:
        return None
    if team is None:
        raise Refusal("accounts.team_missing", field="team")
    return managing.team_of(by, team, act)


@audit.one_act
def give_role(*, by: Access, account: UUID, role: Role, team: UUID | None) -> None:
    """Give a role, in a team where the role needs one; giving it twice changes nothing."""
    user = managing.another(by, account, "account.role_given")
    chosen = team_for(by, role, team, "account.role_given")
    if not Post.objects.filter(in_force(), user=user, role=role.value, team=chosen).exists():
        Post.objects.create(user=user, role=role.value, team=chosen)
    managing.done(by, "account.role_given", user.pk, role=role.value, team=str(chosen.pk) if chosen else "")


@audit.one_act
def end_role(*, by: Access, account: UUID, post: int) -> None:
    """End a role now; it stays in the table as past."""
    user = managing.another(by, account, "account.role_ended")
    held = Post.objects.filter(in_force(), user=user, pk=post).first()
    if held is None:
        raise gate.not_there(by, account, "account.role_ended")
    held.until = clock.now()
    held.save(update_fields=["until"])
    circles.let_go(user.pk)
    managing.done(by, "account.role_ended", user.pk, role=held.role, team=str(held.team_id or ""))


@audit.one_act
def set_areas(*, by: Access, account: UUID, areas: Collection[str]) -> None:
    """Say in which specialised areas somebody is qualified; what is not named ends now."""
    user = managing.another(by, account, "account.areas_set")
    write_areas(user, areas)
    circles.let_go(user.pk)
    managing.done(by, "account.areas_set", user.pk, areas=sorted(areas))


def write_areas(user: User, areas: Collection[str]) -> None:
    """Write the areas of an account, as part of an act that checks and logs."""
    wanted = {area.value for area in AREAS} & set(areas)
    held = Qualification.objects.filter(in_force(), user=user)
    held.exclude(area__in=wanted).update(until=clock.now())
    for area in sorted(wanted - set(held.values_list("area", flat=True))):
        Qualification.objects.create(user=user, area=area)


@audit.one_act
def make_team(*, by: Access, name: str, office: str) -> UUID:
    """Make a team of the own agency; raise Refusal "accounts.team_taken" when there is one of that name."""
    managing.check(by, "team.made")
    if Team.objects.filter(agency=by.actor.agency, name=name.strip()).exists():
        raise Refusal("accounts.team_taken", field="name")
    team = Team.objects.create(agency=managing.agency_of(by), name=name.strip(), office=office.strip())
    managing.done(by, "team.made", team.pk)
    return team.pk
