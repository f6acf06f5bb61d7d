"""Begin an analysis, and say anew what it is about: title, period, places, who is on the panel, how sensitive it is."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.analysis.protection import reach, rules
from amparo.analysis.protection.actions.judging import open_where_all_have_rated
from amparo.analysis.protection.models import Analysis, Rating, Risk, Seat
from amparo.casework.directory.queries.places import place_names
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

ANALYSTS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
"""Roles whose holders sit on a panel."""
KIND = "protection.analysis"


def begin(*, by: Access, fields: Mapping[str, Any], key: UUID | None = None) -> UUID:
    """Begin an analysis of the team that `by` leads; return its id. Raises Refusal beside a field that cannot be kept."""
    return once.already(by, key) or _begun(by, "protection.begun", fields, key)


def begin_next(*, by: Access, analysis: UUID, fields: Mapping[str, Any], key: UUID | None = None) -> UUID:
    """Begin the next edition of an approved analysis, with its risks chosen again and nothing said of them; return its id.

    Raises Refusal beside a field that cannot be kept, while it is not approved, or where its next edition was begun already.
    """
    act_name = "protection.next_begun"
    found = reach.analysis(by, analysis, act_name)
    return once.already(by, key) or _begun(by, act_name, fields, key, found)


def _begun(
    by: Access, act_name: str, fields: Mapping[str, Any], key: UUID | None, before: Analysis | None = None
) -> UUID:
    teams = sorted(by.actor.supervises)
    if by.actor.agency is None or not teams:
        raise gate.not_there(by, None, act_name)
    row = Analysis(id=ids.new(), agency_id=by.actor.agency, team_id=teams[0], owner_id=by.id, hands=[str(by.id)])
    _check(row, fields)
    with acting.act(by, act_name, facts_of(row), Action.CREATE, reach.PART) as act:
        row.begins_on, row.ends_on, row.grade = fields["begins_on"], fields["ends_on"], fields.get("grade") or ""
        if before is not None:
            _follow(row, reach.held(before, by, *rules.FINAL))
        row.save(force_insert=True)
        act.write(row.pk, reach.PART, KIND, _sealed(fields), key=key)
        _seat(row, fields["panel"])
        _choose_again(row)
    return row.pk


def _follow(row: Analysis, before: Analysis) -> None:
    if Analysis.rows.filter(follows=before).exists():
        raise Refusal("protection.followed")
    row.follows, row.edition = before, before.edition + 1


def _choose_again(row: Analysis) -> None:
    """Choose the risks of the edition before that are still offered, in their order."""
    offered = practice.catalogue().lists["protection_risk"]
    earlier = Risk.rows.filter(analysis=row.follows).order_by("number").values_list("risk", flat=True)
    still = [code for code in earlier if (known := offered.get(code)) and known.offered(clock.today())]
    Risk.rows.bulk_create(Risk(id=ids.new(), analysis=row, number=n, risk=code) for n, code in enumerate(still, 1))


def change(
    *, by: Access, analysis: UUID, fields: Mapping[str, Any], based_on: int | None = None, key: UUID | None = None
) -> None:
    """Say anew what a draft is about; whoever has rated stays on the panel, a place that was rated stays in it."""
    act_name = "protection.scope_changed"
    found = reach.analysis(by, analysis, act_name)
    if once.already(by, key):
        return
    _check(found, fields)
    with acting.act(by, act_name, facts_of(found), Action.WRITE, reach.PART) as act:
        row = reach.held(found, by)
        reach.standing(act, row, based_on)
        _check_rated(row, fields)
        row.begins_on, row.ends_on, row.grade = fields["begins_on"], fields["ends_on"], fields.get("grade") or ""
        row.save(update_fields=["begins_on", "ends_on", "grade"])
        act.write(row.pk, reach.PART, KIND, _sealed(fields), key=key)
        _seat(row, fields["panel"])
        open_where_all_have_rated(row)


def may_sit(agency: UUID) -> list[tuple[UUID, str]]:
    """Return id and name of everybody who may sit on a panel of an agency."""
    return accounts.staff_of(agency, ANALYSTS)


def _sealed(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": fields["title"].strip(), "places": list(fields["places"])}


def _seat(row: Analysis, panel: Collection[UUID]) -> None:
    Seat.rows.filter(analysis=row).exclude(analyst__in=panel).delete()
    there = set(Seat.rows.filter(analysis=row).values_list("analyst", flat=True))
    Seat.rows.bulk_create(Seat(id=ids.new(), analysis=row, analyst_id=one) for one in sorted(set(panel) - there))


def _check_rated(row: Analysis, fields: Mapping[str, Any]) -> None:
    rated = Rating.rows.filter(analysis=row)
    if not set(rated.values_list("place__code", flat=True)) <= set(fields["places"]):
        raise Refusal("protection.rated_stays", field="places")
    if not {str(one) for one in rated.values_list("analyst", flat=True)} <= set(map(str, fields["panel"])):
        raise Refusal("protection.rated_stays", field="panel")


def _check(row: Analysis, fields: Mapping[str, Any]) -> None:
    rules.check_words(fields, "title")
    for name in ("begins_on", "ends_on"):
        if not fields.get(name):
            raise Refusal("directory.missing", field=name)
    if fields["ends_on"] < fields["begins_on"]:
        raise Refusal("communities.order", field="ends_on")
    places: Sequence[str] = fields["places"]
    if len(place_names(places, "en")) != len(set(places)):
        raise Refusal("directory.unknown_place", field="places")
    if not set(fields["panel"]) <= {one for one, _name in may_sit(row.agency_id)}:
        raise Refusal("protection.not_of_the_panel", field="panel")
    if fields.get("grade") and fields["grade"] not in practice.catalogue().lists["analysis_class"].by_code:
        raise Refusal("directory.unknown_code", field="grade")
