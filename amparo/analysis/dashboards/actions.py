"""Taking a dashboard out: what was taken, for what and for whom stands in the log; no file holds more than the screen."""

from amparo.analysis.dashboards import queries
from amparo.analysis.dashboards.queries import EXACT, Asked, Dashboard
from amparo.analysis.indicators.actions import STAYS, Purpose, Recipient
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access


@audit.one_act
def take_out(*, by: Access, asked: Asked, purpose: Purpose, recipient: Recipient, kind: str) -> Dashboard:
    """Return one's dashboard to be taken out as a file of a `kind`, and write down what it is for and who receives it.

    Raises Refusal "figures.exact_stays" for exact figures that would leave the office.
    """
    found, exact = queries.dashboard(by, asked), by.role in EXACT
    if exact and recipient not in STAYS:
        raise Refusal("figures.exact_stays", field="recipient")
    detail = {
        "dashboard": by.role.value, "period": str(asked.period), "team": str(asked.team or ""), "by": [] if exact else [asked.by],
        "purpose": purpose.value, "recipient": recipient.value, "exact": exact, "file": kind,
    }  # fmt: skip
    audit.append([audit.Entry(actor=by.id, role=by.role, act="figures.taken", detail=detail)])
    audit.checkpoint_after_this()
    return found
