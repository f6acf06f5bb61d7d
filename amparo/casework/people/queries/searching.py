"""Find people by name, identifier or code, and those who may be registered already."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from amparo.casework.people import rules
from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries.hidden import Hits, open_with
from amparo.casework.people.queries.person import IDENTITY, PersonView, in_reach, people_of
from amparo.foundation import ids
from amparo.foundation.policy import Action
from amparo.trust import projections
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access
from amparo.trust.probes import actions as probes

FOUND, COMPARED, HINTED = "person.found", "person.compared", "person.hinted"


@dataclass(frozen=True)
class Found:
    """One search result: the person, and the words of their names that matched."""

    person: PersonView
    why: tuple[str, ...]


def search(access: Access, text: str, limit: int = 20, *, typing: bool = False) -> list[Found]:
    """Return the people whose name, identifier or code fits `text`, best first, in any script; at most `limit`.

    `typing` marks what is asked while somebody types. Searches that find nobody are counted (trust/probes); raises
    "search.paused" when there were too many.
    """
    watch = probes.begin(access.actor)
    found = _search(access, text, limit)
    probes.note(watch, text, found=bool(found), typing=typing)
    return found


def _search(access: Access, text: str, limit: int) -> list[Found]:
    reach = scope.Reach(access, Action.READ, IDENTITY)
    coded = _with_code(reach, text)
    if coded:
        return [Found(each, ()) for each in people_of(access, coded, FOUND).values()]
    return _named(access, reach, text, limit)


def _with_code(reach: scope.Reach, text: str) -> list[Person]:
    """Return who has the code `text`; nobody where it only looks like one, as "Hawa Dial" does."""
    between = ids.range_of_code(text)
    return list(reach.of(Person.rows.filter(pk__range=between))) if between else []


def by_code(access: Access, code: str) -> UUID | None:
    """Return the one person in reach who has this code; None for any other word."""
    found = _with_code(scope.Reach(access, Action.READ, IDENTITY), code)
    return found[0].pk if len(found) == 1 else None


def _named(access: Access, reach: scope.Reach, text: str, limit: int) -> list[Found]:
    rows: dict[UUID, Person] = {}

    def allowed(some: Iterable[UUID]) -> set[UUID]:
        found = _readable(reach, some)
        rows.update(found)
        return set(found)

    teams = reach.teams(Person.rows.all())  # or the index would offer the whole register, chunk by chunk
    known = projections.current().search(text, limit=limit, allowed=allowed, groups=teams) if teams else []
    opened = open_with(access, reach, [rows[hit.person] for hit in known], FOUND)
    best = _best(known, opened.find(lambda index: index.search(text, limit=limit)), limit)
    seen = opened.show([hit.person for hit in best], FOUND)
    return [Found(seen[hit.person], tuple(hit.why)) for hit in best if hit.person in seen]


def _readable(reach: scope.Reach, some: Iterable[UUID]) -> dict[UUID, Person]:
    """Return the clear rows of those of `some` that are in reach, without opening any."""
    return {row.pk: row for row in reach.of(Person.rows.filter(pk__in=list(some), duplicate_of=None))}


def _best(known: Hits, own: Hits, limit: int) -> Hits:
    """Return the best of both, nobody twice."""
    every = {hit.person: hit for hit in (*known, *own)}
    return sorted(every.values(), key=lambda hit: -hit.score)[:limit]


def check_search(access: Access) -> None:
    """Raise "search.paused" while searching is paused for `access`."""
    probes.begin(access.actor)


@dataclass(frozen=True)
class Matches:
    """Possible duplicates: those that may be read, and the teams whose supervisor can be asked about others."""

    people: list[Found] = field(default_factory=list)
    ask_teams: list[str] = field(default_factory=list)


def possible_matches(access: Access, fields: rules.Fields, limit: int = 5) -> Matches:
    """Return the people who may be the same as the one described by `fields`.

    A match in another team of the agency gives only the team's name, and a leaf in the log; a restricted record gives
    nothing. Being sent to a supervisor counts as a search that found nobody; a newcomer whom nobody knows does not. While
    searching is paused nobody is compared, so that registering goes on.
    """
    name = rules.full_name(fields)
    watch = probes.watched(access.actor)
    if not name or watch.is_paused:
        return Matches()
    found = _matches(access, fields, limit)
    probes.note(watch, name, found=not found.ask_teams)
    return found


def _matches(access: Access, fields: rules.Fields, limit: int) -> Matches:
    team = next(iter(access.actor.teams), UUID(int=0))
    features = projections.features_of(KIND, {"fields": {**fields, "team": str(team)}})
    register, reach = projections.current(), scope.Reach(access, Action.READ, IDENTITY)
    known = register.similar(features, limit=limit * 4)
    rows = _readable(reach, (hit.person for hit in known))
    near = [rows[hit.person] for hit in known if hit.person in rows][:limit]
    opened = open_with(access, reach, near, COMPARED)
    own = opened.find(lambda few: few.similar(features, limit=limit * 4, among=register))
    hits = _best(known, own, limit * 5)
    mine = [hit for hit in hits if hit.person in opened.contents][:limit]
    seen = opened.show([hit.person for hit in mine], COMPARED)
    names = _hinted(
        access, [hit.person for hit in hits if hit.person not in rows and hit.person not in opened.contents]
    )
    people = [Found(seen[hit.person], tuple(hit.why)) for hit in mine]
    return Matches(people, names)


def _hinted(access: Access, others: list[UUID]) -> list[str]:
    """Return the names of the teams whose supervisor can be asked about `others`, and log that they were named."""
    if not others:
        return []
    reach = in_reach(access, Action.MATCH_HINT, IDENTITY).filter(duplicate_of=None)
    teams = dict(reach.filter(pk__in=others).values_list("pk", "team_id"))
    if teams:
        audit.append([audit.Entry(access.id, access.role, HINTED, each, each, IDENTITY) for each in sorted(teams)])
    return sorted(accounts.team_names(list(teams.values())).values())
