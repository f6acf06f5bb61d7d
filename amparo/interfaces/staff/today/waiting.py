"""What was done to records and searches that concern the reader: it stands before the work of the day."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.casework.own_file import admission as own_files
from amparo.foundation.policy import Role
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.communities import waiting as communities
from amparo.interfaces.staff.conferences import lists as conferences
from amparo.interfaces.staff.emergency import lists as emergency
from amparo.interfaces.staff.equity import tasks as equity
from amparo.interfaces.staff.feedback import lists as feedback
from amparo.interfaces.staff.leadership import results as leadership
from amparo.interfaces.staff.mainstreaming import measures
from amparo.interfaces.staff.matching import found as matching
from amparo.interfaces.staff.monitoring import alerts
from amparo.interfaces.staff.notices import lists as notices
from amparo.interfaces.staff.notices import searches
from amparo.interfaces.staff.referrals import lists as referrals
from amparo.interfaces.staff.rights import lists as rights
from amparo.interfaces.staff.screens import CASE_STAFF
from amparo.interfaces.staff.supervision import competence
from amparo.interfaces.staff.supervision import overview as supervision
from amparo.interfaces.staff.today.columns import part
from amparo.interfaces.ui.parts import Part
from amparo.trust.disclosure.access import Access


def waiting(access: Access) -> Iterable[Part]:
    """Yield what waits for the reader in every room that may concern them."""
    yield part(_("Emergency access to review"), emergency.to_review(access))
    yield from _asked(access)
    yield from _from_others(access)
    yield from _among_few(access)
    if access.role is Role.SERVICE_PROVIDER:
        yield part(_("Referrals to you"), referrals.to_answer(access), about=_("Referral"))
    yield from _about_many(access)
    yield part(_("Paused searches"), searches.paused(access))
    yield part(_("New notices"), notices.unread(access), about=_("About"))


def _asked(access: Access) -> Iterable[Part]:
    """Yield what people report and ask about their own data."""
    if access.role in menu.READS_REPORTS:
        yield part(_("Feedback and complaints"), feedback.waiting(access), about=_("Report"))
    own_files.look(access)
    if access.role in menu.HANDLES_RIGHTS:
        yield part(_("Data rights: waiting for me"), rights.to_do(access), about=_("Request"))


def _from_others(access: Access) -> Iterable[Part]:
    """Yield what comes to case staff from people, other agencies and communities."""
    if access.role in CASE_STAFF:
        yield part(_("Self-referrals"), feedback.waiting(access, asked=True), about=_("Report"))
        yield part(_("Sealed questions"), matching.waiting(access))
        yield part(_("Referrals: waiting for me"), referrals.to_do(access), about=_("Referral"))
        yield part(_("Communities"), communities.rows(access), about=_("Community"))


def _among_few(access: Access) -> Iterable[Part]:
    """Yield what is said among few: audits of files, conferences; and competence that runs out."""
    yield part(_("Supervision"), supervision.waiting(access), about=_("File"))
    yield part(_("Competence"), competence.waiting(access), about=_("Worker"))
    yield part(_("Conferences"), conferences.waiting(access), about=_("Case"))


def _about_many(access: Access) -> Iterable[Part]:
    """Yield what is to do about sites, decisions, groups and places, never about one person."""
    if access.role in menu.KEEPING:
        yield part(_("Actions of checklists"), measures.waiting(access), about=_("Site"))
        yield part(_("Decisions to look at again"), leadership.waiting(access), about=_("Result"))
    if access.role in RESPONSIBLE:
        yield part(_("Gaps between groups"), equity.waiting(access), about=_("About"))
        yield part(_("Alerts"), alerts.waiting(access), about=_("Place"))
