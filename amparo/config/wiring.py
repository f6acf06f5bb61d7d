"""What is joined when the program starts, because the rooms themselves do not know each other."""

from django.db import transaction

from amparo.analysis.indicators.counting import Casework
from amparo.casework.cases import queries as cases
from amparo.casework.cases import sealed, telling
from amparo.casework.conferences import actions as conferences
from amparo.casework.consent import ending as consents
from amparo.casework.emergency import escrow
from amparo.casework.emergency import queries as emergencies
from amparo.casework.feedback import admission
from amparo.casework.feedback import queries as reports
from amparo.casework.feedback import telling as feedback
from amparo.casework.matching import actions as matching
from amparo.casework.matching import queries as matches
from amparo.casework.notices import actions as notices
from amparo.casework.notices import subjects
from amparo.casework.own_file import actions as own_files
from amparo.casework.own_file import kinds as own_file_kinds
from amparo.casework.own_file import queries as own_file_queries
from amparo.casework.people import files as people_files
from amparo.casework.people import moving, projection
from amparo.casework.referrals import actions as referrals
from amparo.casework.referrals import kinds as referral_kinds
from amparo.casework.referrals import queries as referred
from amparo.casework.rights.actions import destroying
from amparo.casework.supervision import telling as supervision
from amparo.trust import projections
from amparo.trust.accounts import queries as staff
from amparo.trust.audit import checkpoints
from amparo.trust.disclosure import circles, kept_apart
from amparo.trust.disclosure.acting import after
from amparo.trust.honey import actions as honey
from amparo.trust.honey import queries as visits
from amparo.trust.notary.signing import Notary
from amparo.trust.projections import statistics
from amparo.trust.staffing.watching import attempts, news


def join() -> None:
    """Tell the index what it may know, the log who signs its checkpoints, changes of keys which files there are.

    Also what ends when somebody else may know a person, and who knows about which notices.
    """
    projections.register(projection.KIND, projection.features)
    statistics.register(Casework())
    checkpoints.entrust(Notary())
    circles.register(people_files.sealed)
    kept_apart.tell_the_database()
    circles.register(sealed.files)
    moving.register(matching.let_go)
    subjects.register(emergencies.NOTICE, emergencies.told)
    subjects.register(escrow.NOTICE, escrow.told_of_opening)
    _tell_who_works_on_cases()
    subjects.register(matches.NOTICE, matches.told)
    for kind in feedback.NOTICES:
        subjects.register(kind, reports.told)
    admission.listen(referrals.count_asked)
    _let_referrals_end_with_consents()
    consents.register(_let_figures_follow)
    _keep_own_files_in_step()
    _tell_owners_of_accounts()
    _tell_officers_of_visits()


def _tell_who_works_on_cases() -> None:
    """Let what happens to a case be what notices are about."""
    subjects.register(telling.NOTICE, cases.told_who_looked)
    subjects.register(telling.LEVEL, cases.told_of_level)
    _tell_of_supervision()


def _tell_of_supervision() -> None:
    """Let audits be what notices are about, teams that wait for supervision, and everybody themselves."""
    for kind in supervision.OF_AUDITS:
        subjects.register(kind, supervision.audits_known)
    subjects.register(supervision.SESSION, supervision.teams_known)
    subjects.register(supervision.ASK, supervision.asked)


def _let_figures_follow(*_ended: object) -> None:
    """Once a consent has ended, let whoever may not be counted any more leave the figures."""
    transaction.on_commit(statistics.keep_in_step, robust=True)


def _let_referrals_end_with_consents() -> None:
    """Close what stands on a consent, referrals and conferences, inside the act that ends it; notices are about referrals."""
    consents.register(referrals.consents_ended)
    consents.register(conferences.consents_ended)
    destroying.register(conferences.let_go)
    for kind in referral_kinds.NOTICES:
        subjects.register(kind, referred.told)


def _keep_own_files_in_step() -> None:
    """Bring own files up to date after each act, end them with their consent and with the person's file."""
    after.register(own_files.after)
    consents.register(own_files.consents_ended)
    destroying.register(own_files.let_go)
    subjects.register(own_file_kinds.NOTICE, own_file_queries.told)


def _tell_owners_of_accounts() -> None:
    """Let news of an account become a notice to its owner."""
    counted = {news.News.TRIED: attempts.tried, news.News.WRONG_CODE: attempts.wrong_codes}
    for kind in news.News:
        subjects.register(kind.value, counted.get(kind, attempts.own))
    news.listen(lambda owner, kind, record: notices.tell([owner], kind, record))


def _tell_officers_of_visits() -> None:
    """Let a visit to a planted record become a notice to the officers of its agency."""
    subjects.register("honey_touched", lambda access, visited: visits.codes(access.actor, visited))
    honey.listen(lambda agency, visit: notices.tell(staff.officers_of(agency), "honey_touched", visit))
