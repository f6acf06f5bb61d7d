"""Plant questions under seal about the restricted person: one that Alma answered with a planted reason, one that waits."""

from amparo.casework.matching import actions
from amparo.casework.people import actions as people
from amparo.casework.people import queries
from tests.canary.planting import Planted
from tests.cast import Cast


def plant_questions(cast: Cast, planted: Planted) -> None:
    """Let Bruno ask about two standard people who have a number of the restricted one; Alma answers about the first.

    What he wrote of them is planted as identities that the team may read.
    """
    person = planted.people["restricted"]
    number = [{"kind": "passport", "value": "K 4711 0815"}]
    papers = [*queries.person(cast.alma, person).fields["identifiers"], *number]
    people.change(by=cast.alma, person=person, changes={"identifiers": papers}, based_on=4)
    for _ in range(2):
        names = {"name_given": planted.word("standard/identity"), "name_family": planted.word("standard/identity")}
        like = people.register(
            by=cast.bruno, fields={**names, "birth_date": "2011", "sex": "female"}, team=cast.north.pk
        )
        people.change(by=cast.bruno, person=like, changes={"identifiers": number}, based_on=1)
        planted.questions.append(actions.ask(by=cast.bruno, person=like))
    planted.reason = planted.word("restricted/identity")
    answered = {"request": planted.questions[0], "person": person, "accept": False, "reason": planted.reason}
    actions.answer(by=cast.alma, **answered)
