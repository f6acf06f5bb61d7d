"""Rate how severe a risk is: each analyst alone first, then the panel together. Nothing here reckons a phase."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count

from amparo import practice
from amparo.analysis.protection import reach, rules
from amparo.analysis.protection.models import Agreed, Analysis, Evidence, Rating, Seat
from amparo.casework.directory.queries.places import place_with
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import Act, once
from amparo.trust.disclosure.facts import facts_of


def rate(*, by: Access, risk: UUID, place: str, fields: Mapping[str, Any], key: UUID | None = None) -> None:
    """Keep one's own rating of a risk in a place; it stays as it is once the ratings are open to each other.

    Raises Refusal without phase, reasons, confidence or evidence; "not there" for whoever is not on the panel.
    """
    act_name = "protection.rated"
    found, where = reach.risk(by, risk, act_name), place_with(place)
    if once.already(by, key):
        return
    with acting.act(by, act_name, facts_of(found.analysis), Action.WRITE, reach.PART) as act:
        home = reach.held(found.analysis, by)
        _seated(by, home, act, place, act_name)
        _check(home, fields)
        others = Rating.rows.filter(risk=found, place=where, opened=True).exclude(analyst=by.id).exists()
        row, _ = Rating.rows.get_or_create(
            risk=found, place_id=where, analyst_id=by.id,
            defaults={"id": ids.new(), "analysis": home, "blind": not others},
        )  # fmt: skip
        if row.opened:
            raise Refusal("protection.opened_already")
        act.write(row.pk, reach.PART, "protection.rating", _sealed(fields), key=key)
        act.about(row.pk, reach.PART, place=place)
        open_where_all_have_rated(home)


def agree(
    *, by: Access, risk: UUID, place: str, fields: Mapping[str, Any], based_on: int | None = None,
    key: UUID | None = None,
) -> None:  # fmt: skip
    """Keep what the panel agreed on for a risk in a place, as one of it, once everybody of it has rated.

    Raises Refusal where fewer than two have, or where somebody rated otherwise and nothing is said of it.
    """
    act_name = "protection.agreed"
    found, where = reach.risk(by, risk, act_name), place_with(place)
    if once.already(by, key):
        return
    with acting.act(by, act_name, facts_of(found.analysis), Action.WRITE, reach.PART) as act:
        home = reach.held(found.analysis, by)
        _seated(by, home, act, place, act_name)
        _check(home, fields)
        _check_dissent(by, act, list(Rating.rows.filter(risk=found, place=where)), fields)
        row, _ = Agreed.rows.get_or_create(risk=found, place_id=where, defaults={"id": ids.new(), "analysis": home})
        reach.standing(act, row, based_on)
        act.write(row.pk, reach.PART, "protection.agreed", _sealed(fields), key=key)
        act.about(row.pk, reach.PART, place=place)


def open_where_all_have_rated(home: Analysis) -> None:
    """Open to the panel the ratings of every risk and place that everybody of it has rated, two of them at least."""
    seated = list(Seat.rows.filter(analysis=home).values_list("analyst", flat=True))
    if len(seated) < rules.LEAST_ANALYSTS:
        return
    rated = Rating.rows.filter(analysis=home, analyst__in=seated)
    whole = rated.values("risk", "place").annotate(number=Count("pk")).filter(number=len(seated))
    for one in whole:
        Rating.rows.filter(risk=one["risk"], place=one["place"]).update(opened=True)


def _seated(by: Access, home: Analysis, act: Act, place: str, act_name: str) -> None:
    places = gate.read(by, gate.Ask(act.facts, reach.PART, home.pk), "protection.checked").fields.get("places") or []
    if place not in places or not Seat.rows.filter(analysis=home, analyst=by.id).exists():
        raise gate.not_there(by, home.pk, act_name)


def _check(home: Analysis, fields: Mapping[str, Any]) -> None:
    known = set(Evidence.rows.filter(analysis=home).values_list("number", flat=True))
    rules.check_judgement(fields, practice.catalogue().lists, known)


def _sealed(fields: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: str(fields.get(name) or "").strip() for name in ("phase", "confidence", "reasons", "dissent")}
    return {**told, "evidence": sorted(set(fields["evidence"]))}


def _check_dissent(by: Access, act: Act, ratings: Sequence[Rating], fields: Mapping[str, Any]) -> None:
    if len(ratings) < rules.LEAST_ANALYSTS or not all(one.opened for one in ratings):
        raise Refusal("protection.not_all_rated")
    if rules.disagrees(_phases(by, act, ratings), str(fields["phase"])):
        rules.check_words(fields, "dissent")


def _phases(by: Access, act: Act, ratings: Iterable[Rating]) -> list[str]:
    asks = [gate.Ask(act.facts, reach.PART, one.pk) for one in ratings]
    return [one.fields["phase"] for one in gate.read_many(by, asks, "protection.checked").values()]
