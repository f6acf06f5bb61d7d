"""Plant requests, a legal hold, a file past its time and a certificate about one person, through the actions as far as may be."""

from uuid import UUID

from amparo.casework.rights import actions
from amparo.casework.rights.kinds import Fate, Kind, Outcome
from amparo.casework.rights.models import Certificate, Review
from amparo.foundation import clock, ids
from tests.canary.planting import Planted
from tests.cast import Cast

TEXT = "Amparo certificate of destruction 1\n"


def plant_rights(cast: Cast, planted: Planted, name: str, person: UUID) -> None:
    """Plant the data rights of `person`: a copy that may be made (standard), or a refusal that waits for the second person."""
    word = lambda: planted.word(f"{name}/rights")  # noqa: E731
    said = {"asker": "guardian", "asker_name": word(), "words": word(), "reach": word()}
    _refused_correction(cast, planted, name, person)
    request = planted.requests[name] = actions.ask(by=cast.alma, person=person, kind=Kind.ACCESS, fields=said)
    actions.recognise(by=cast.alma, request=request, check="vouched", note=word())
    outcome = Outcome.REFUSED if name == "restricted" else Outcome.GRANTED
    actions.decide(by=cast.alma, request=request, outcome=outcome, reason=word())
    planted.holds[name] = actions.hold(by=cast.bruno, person=person, reason=word())
    review = Review.rows.create(person_id=person, over_since=clock.today(), parameter="adult_file")
    planted.reviews[name] = review.pk
    if name == "blocked":
        actions.propose_keeping(
            by=cast.alma,
            review_id=review.pk,
            fate=Fate.KEEP,
            reason=word(),
            keep_until=clock.today().replace(year=2030),
        )
    planted.certificates[name] = _certificate(cast, name)


def _refused_correction(cast: Cast, planted: Planted, name: str, person: UUID) -> None:
    word = lambda: planted.word(f"{name}/rights")  # noqa: E731
    request = actions.ask(by=cast.alma, person=person, kind=Kind.CORRECTION, fields={"asker": "self", "words": word()})
    actions.recognise(by=cast.alma, request=request, check="known_to_worker")
    more = {"statement": word()}
    actions.decide(by=cast.alma, request=request, outcome=Outcome.REFUSED, reason=word(), more=more)
    actions.approve(by=cast.bruno, request=request, note=word())


def _certificate(cast: Cast, name: str) -> UUID:
    """Return the id of a certificate about somebody who is in none of the records: a row, since destroying shows nothing here."""
    text = f"{TEXT}{name}\n"
    row = Certificate.rows.create(
        id=actions.number_of(text), person=ids.new(), agency=cast.puente, team=cast.north,
        tier="restricted" if name == "restricted" else "standard", ground="request", proposed_by=cast.alma.id,
        approved_by=cast.bruno.id, unrecoverable_on=clock.today(), text=text,
    )  # fmt: skip
    return row.pk
