"""The four-level picture: what adds to risk and what protects, in the first and in the latest assessment.

What surrounds everybody in the person's place is rated there once, and is read together with the person's own ratings.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.directory.queries.places import place_names
from amparo.casework.places import queries as places
from amparo.casework.places import rules
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.factors import LEVELS, Side, factors, ratings
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.components import day
from amparo.trust.disclosure.access import Access

LEAST_TOP = 6.0
FINISHED = {"complete", "waiting", "approved"}


def picture_of(access: Access, view: cases.CaseView) -> dict[str, Any]:
    """Return `picture`, `factors` and `places` for the page: from finished assessments, and ratings of the person's places."""
    done = [
        each
        for each in cases.entries(access, view.id, [cases.EntryKind.FORM], step="assessment", act="risk.opened")
        if each.row.status in FINISHED
    ]
    now_at, ahead = (str(view.summary.get(name) or "") for name in ("place_now", "place_ahead"))
    now = _side(access, done[0] if done else None, now_at)
    then = _first(access, done, now_at, now)
    elsewhere = places.standing(access, ahead, clock.today()) if ahead else []
    names = place_names({one.place for one in (*now.around, *elsewhere)} | {now_at, ahead}, languages.of_page())
    found: dict[str, Any] = {
        "places": [(_("Is now in"), names.get(now_at, "")), (_("May go to"), names.get(ahead, ""))]
    }
    if done or now.around or elsewhere:
        found |= {"picture": _picture(now, then), "factors": factors(now, then, elsewhere, names)}
    return found


def _side(access: Access, form: cases.EntryView | None, place: str, on: date | None = None) -> Side:
    """Return how things stood on a day (None: today, and by the newest form)."""
    around = places.standing(access, place, on or clock.today())
    begun = [form.row.on] if form else []
    own = ratings(form.answers) if form else {}
    day_of = on or max([*begun, *(one.valid_from for one in around)], default=clock.today())
    return Side(day_of, form.row.on if form else None, own, around)


def _first(access: Access, done: Sequence[cases.EntryView], place: str, now: Side) -> Side | None:
    """Return how things stood at the first assessment; None where nothing was assessed or rated since then."""
    if not done:
        return None
    then = _side(access, done[-1], place, done[-1].row.on)
    return then if len(done) > 1 or then.around != now.around else None


def _picture(now: Side, then: Side | None) -> pictures.Levels:
    scores = []
    for level in LEVELS:
        sums = [side.weight(level, polarity) if side else None for side in (now, then) for polarity in rules.WEIGHED]
        scores.append(pictures.LevelScore(labels.label("level", level), *sums))
    every = [
        amount
        for score in scores
        for amount in (score.risk_latest, score.protection_latest, score.risk_first, score.protection_first)
    ]
    return pictures.Levels(
        _("Risk and protection on four levels: sum of strengths"),
        tuple(scores),
        top=max([LEAST_TOP, *(amount for amount in every if amount is not None)]),
        first_label=day(then.on) if then else "",
        latest_label=day(now.on),
    )
