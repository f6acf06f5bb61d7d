"""Bring in many cases at once: each is told again, act by act, by the rules that single acts follow."""

from collections.abc import Callable, Iterable

from amparo.casework.cases.loading.retelling import retell
from amparo.casework.cases.loading.told import Told
from amparo.casework.consent import loading as consent
from amparo.casework.people import loading as people
from amparo.trust.disclosure.bulk import Loading


def load(stories: Iterable[Told], saved: Callable[[int], None] = lambda _: None) -> None:
    """Bring in people with their consents and cases; nothing of them may be there yet.

    `saved` is told after each batch how many people and cases it held. Raises Refusal for what single acts refuse.
    """
    into = Loading("record.loaded", saved)
    for told in stories:
        people.load(into, told.person)
        for answer in told.consents:
            consent.load(into, told.person.key, answer)
        if told.case:
            retell(into, told.person, told.case)
    into.save()
