"""Write how one is, show it to one person, take that back, throw it away. None of it stands in the log: it is nobody's business.

Only that somebody opened what another showed them is logged (`queries.shown_to_me`).
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import F

from amparo import practice
from amparo.casework.wellbeing import queries, reach
from amparo.casework.wellbeing.models import OwnWords, Shown, Tally, Voice
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import evaluate
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import oneself

OVERALL = "how_i_am/overall"
COUNTED = ("good", "mixed", "heavy")
LONGEST = 2000


@transaction.atomic
def keep(*, by: Access, answers: Mapping[str, str], count: bool = False) -> UUID:
    """Keep how one is, sealed for oneself alone; with `count` one's answer to "all in all" is counted, once a half-year."""
    row = OwnWords(id=ids.new(), mark=oneself.mark(by.id, reach.PURPOSE))
    reach.check(by, row.pk, {by.id}, "own_words.kept")
    form = practice.catalogue().form(queries.FORM)
    said = {path: text.strip() for path, text in answers.items() if text.strip()}
    wrong = {problem.path for problem in evaluate(form, said, clock.today()).problems}
    if any(len(text) > LONGEST for text in said.values()):
        raise Refusal("among.too_long")
    if not said or any(form.question(path) is None or path in wrong for path in said):
        raise Refusal("wellbeing.empty")
    kept = {"form": form.ref, "answers": said, "at": clock.now().isoformat()}
    row.sealed = oneself.seal(by.id, reach.PURPOSE, kept)
    row.save(force_insert=True)
    if count:
        _count(by, said.get(OVERALL, ""))
    return row.pk


def _count(by: Access, overall: str) -> None:
    half = reach.half_of(clock.today())
    if overall not in COUNTED or by.actor.agency is None:
        return
    _voice, first = Voice.objects.get_or_create(mark=oneself.mark(by.id, f"counted {half}"))
    if first:
        tally, _new = Tally.objects.get_or_create(agency_id=by.actor.agency, half=half, overall=overall)
        Tally.objects.filter(pk=tally.pk).update(number=F("number") + 1)


@transaction.atomic
def show(*, by: Access, words: UUID, to: UUID) -> None:
    """Show one check to somebody of the agency, by name; twice to the same changes nothing."""
    seen = queries.one(by, words)
    if to == by.id or to not in dict(queries.colleagues(by)):
        raise Refusal("wellbeing.nobody", field="to")
    if to in {one.to for one in seen.shown}:
        return
    row = Shown(id=ids.new(), words_id=words, mark=oneself.mark(to, reach.PURPOSE))
    row.sealed = oneself.seal(to, reach.PURPOSE, {**seen.fields, "from": str(by.id), "name": by.name})
    row.told = oneself.seal(by.id, reach.PURPOSE, {"to": str(to), "name": accounts.names_of([to])[to]})
    row.save(force_insert=True)


@transaction.atomic
def take_back(*, by: Access, shown: UUID) -> None:
    """Take back what one showed to somebody: their copy is gone."""
    row = Shown.rows.filter(pk=shown, words__mark=oneself.mark(by.id, reach.PURPOSE)).first()
    if row is None:
        raise Refusal(gate.NOT_THERE)
    row.delete()


@transaction.atomic
def throw_away(*, by: Access, words: UUID) -> None:
    """Throw away one check, and every copy of it."""
    row = OwnWords.rows.filter(pk=words, mark=oneself.mark(by.id, reach.PURPOSE)).first()
    if row is None:
        raise Refusal(gate.NOT_THERE)
    row.delete()
