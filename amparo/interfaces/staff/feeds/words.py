"""Feed tokens and their tables in the reader's words."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from amparo.analysis.feeds.queries import Kept
from amparo.analysis.feeds.tables import TABLES
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.foundation import clock
from amparo.interfaces.staff.indicators.taking import PURPOSES, RECIPIENTS
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Row, Tag

ADDRESS = "/odata/v4/"


def tables(names: list[str]) -> str:
    """Return tables in one line."""
    return _(", ").join(names)


def table(name: str) -> str:
    """Return what a table is."""
    return TABLES[name].entity().about


def whom(kept: Kept) -> str:
    """Return for whom a token is: the kind of recipient, and the organisation where it is one."""
    kind = str(RECIPIENTS[Recipient(kept.row.recipient)])
    return f"{kind}: {kept.organization}" if kept.organization else kind


def state(kept: Kept) -> Tag:
    """Return whether a token opens, and why not."""
    if kept.opens:
        return Tag(_("Open"), "green")
    if kept.row.ended_at:
        return Tag(_("Ended"), "grey")
    return (
        Tag(_("Expired"), "grey")
        if kept.row.expires_on < clock.today()
        else Tag(_("Its maker gives no figures any more"), "red")
    )


def about(kept: Kept) -> list[Row]:
    """Return what a token is, row by row."""
    row = kept.row
    rows = [
        Row(_("For"), row.recipient_name, isolate=True),
        Row(_("Who receives it?"), whom(kept), isolate=True),
        Row(_("What is it for?"), str(PURPOSES[Purpose(row.purpose)])),
        Row(_("Tables"), tables(row.tables)),
        Row(_("Held back, because no agreement allows it"), tables(sorted(kept.withheld))),
        Row(_("Given by"), kept.maker, isolate=True),
        Row(_("Given on"), moment(row.made_at)),
        Row(_("Last day"), day(row.expires_on)),
        Row(_("Ended on"), moment(row.ended_at) if row.ended_at else ""),
        Row(_("Last used"), moment(row.last_used_at) if row.last_used_at else _("Never")),
    ]
    return [one for one in rows if one.value]


def how(request: HttpRequest) -> dict[str, object]:
    """Return what a page needs to say how programs are set up: the address, and whether it is switched on."""
    return {"address": request.build_absolute_uri(ADDRESS), "fed": settings.AMPARO_FEED}
