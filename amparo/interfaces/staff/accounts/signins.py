"""Who came in, who was refused and what was changed about accounts: for administrators and protection-data officers."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.trust.staffing.watching import log

SAID = {
    "sign_in.done": gettext_lazy("Signed in"),
    "sign_in.failed": gettext_lazy("Tried to sign in"),
    "sign_in.held_back": gettext_lazy("Too many tries: the account waits five minutes"),
    "account.created": gettext_lazy("Account made"),
    "account.administrator_created": gettext_lazy("First administrator made on the command line"),
    "account.code_issued": gettext_lazy("New code issued"),
    "account.entered": gettext_lazy("Entered with a code, new passphrase"),
    "account.closed": gettext_lazy("Account closed"),
    "account.reopened": gettext_lazy("Account opened again"),
    "account.role_given": gettext_lazy("Role given"),
    "account.role_ended": gettext_lazy("Role ended"),
    "account.areas_set": gettext_lazy("Specialised areas set"),
    "account.passphrase_changed": gettext_lazy("Passphrase changed"),
    "account.factor_added": gettext_lazy("Second factor added"),
    "account.factor_removed": gettext_lazy("Second factor removed"),
    "account.codes_made": gettext_lazy("Printed codes made"),
    "account.sessions_ended": gettext_lazy("Other sessions ended"),
    "account.link_offered": gettext_lazy("Link to the identity provider offered"),
    "account.linked": gettext_lazy("Linked to the identity provider"),
    "account.unlinked": gettext_lazy("Link to the identity provider ended"),
}


@screen(Role.ADMINISTRATOR, Role.PROTECTION_DATA_OFFICER)
def sign_ins(request: StaffRequest) -> HttpResponseBase:
    """Show the newest acts about accounts of the agency."""
    columns = (Column(_("Account")), Column(_("What")), Column(_("By")), Column(_("When")), Column(_("State")))
    rows = tuple(
        (
            Cell(each.account or _("A name that nobody has"), isolate=bool(each.account)),
            Cell(str(SAID[each.act])),
            Cell(each.by or "–", isolate=bool(each.by)),
            Cell(moment(each.at)),
            Cell(tag=Tag(_("Done"), "green") if each.outcome == "done" else Tag(_("Refused"), "red")),
        )
        for each in log.account_acts(request.access)
    )
    page = {"title": _("Sign-ins"), "table": Table(_("Sign-ins and changes of accounts"), columns, rows)}
    return render(request, "ui/pages/list.html", page)
