"""Tell everybody what was done with what a community said, as feedback is answered: about nobody in particular."""

from uuid import UUID

from django.db import transaction

from amparo.casework.communities import reach
from amparo.casework.communities.kinds import KINDS
from amparo.casework.communities.models import Told
from amparo.casework.feedback import actions as feedback
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of


def tell_everybody(*, by: Access, what: str, record: UUID, language: str, said: str, done: str, why: str = "") -> UUID:
    """Publish under "You said, we did" what came of a session, an action or a rumour; return what was published.

    By who may publish there. Raises "told_already" where it stands there already.
    """
    act_name = f"communities.{what}_told"
    found = reach.record(by, KINDS[what].model, record, act_name)
    if not isinstance(found, Told):
        raise gate.not_there(by, record, act_name)
    with transaction.atomic(), acting.act(by, act_name, facts_of(found.community), Action.WRITE, reach.PART) as act:
        if type(found).rows.select_for_update(of=("self",)).get(pk=found.pk).published is not None:
            raise Refusal("communities.told_already")
        found.published = feedback.publish(by=by, language=language, said=said, done=done, why=why)
        found.save(update_fields=["published"])
        act.about(found.pk, reach.PART)
    return found.published
