"""What two of Alma's people asked about their data, and a legal hold on a third, so that Petra finds work on her screens.

One waits until Petra has read what Alma opened to her, one until she agrees that a file is destroyed. All of it is invented.
"""

from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.rights import actions
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.foundation.policy import Compartment, Role, Tier
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.trust.disclosure.access import Access

SEEN = "I want to read what you keep about me, before I tell more."
GONE = "I go on to my sister. I do not want that anything of me stays here."
REACH = "At the office, on Thursdays before noon"
TOLD_PLAN = "They come on Thursday and take the certificate with them."
HELD = "A court asks for this file. Ask Bruno before anything is destroyed."
PARTS = [Compartment.IDENTITY, Compartment.NOTES]


def answer_rights() -> None:
    """Let Alma take the two requests and set the hold: on the oldest of her cases, which nothing else was shown on."""
    alma, petra = at_work("alma", Role.CASE_WORKER), at_work("petra", Role.PROTECTION_DATA_OFFICER)
    mine = [row for row in cases.case_list(alma, size=80).rows if row.facts.tier is Tier.STANDARD]
    people = list(dict.fromkeys(row.person.id for row in reversed(mine) if not row.person.use_restricted))
    seen, gone, held = people[:3]
    copy = _asked(alma, seen, Kind.ACCESS, SEEN)
    actions.decide(by=alma, request=copy, outcome=Outcome.GRANTED, reason="It is about nobody else.")
    actions.release(by=alma, request=copy, officer=petra.id, parts=PARTS)
    end = _asked(alma, gone, Kind.ERASURE, GONE)
    more = {"told_plan": TOLD_PLAN}
    actions.decide(by=alma, request=end, outcome=Outcome.GRANTED, reason="Nothing obliges us to keep it.", more=more)
    actions.hold(by=alma, person=held, reason=HELD)


def _asked(alma: Access, person: UUID, kind: Kind, words: str) -> UUID:
    """Write down a request and that Alma knows who asks."""
    fields = {"asker": "self", "words": words, "reach": REACH}
    request = actions.ask(by=alma, person=person, kind=kind, fields=fields)
    actions.recognise(by=alma, request=request, check="known_to_worker")
    return request
