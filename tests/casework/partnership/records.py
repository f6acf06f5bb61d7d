"""Records of the registers as tests need them: every form filled with what it asks for."""

from uuid import UUID

from amparo.casework.directory import actions as directory
from amparo.casework.partnership import actions
from tests.cast import Cast

AGREEMENT = {
    "agreement/agreement_title": "Referrals with the Horizon clinic",
    "agreement/agreement_kind": "sharing_protocol",
    "agreement_time/agreement_from": "2026-01-01",
    "agreement_time/agreement_review_on": "2027-01-01",
    "agreement_sharing/agreement_shares": "yes",
    "agreement_sharing/agreement_purposes": "referral",
    "agreement_sharing/agreement_groups": "need_only identity",
    "agreement_sharing/agreement_reports": "no",
}
REQUEST = {
    "state_request/state_request_title": "Training of border police",
    "state_request/state_request_authority": "Ministry of the interior",
    "state_request/state_request_country": "PAN",
    "state_request/state_request_kind": "training",
    "state_request/state_request_received_on": "2026-10-01",
    "state_request/state_request_words": "Two days on signs of trafficking",
    "state_request/state_request_owner": "Head of office",
    "state_request_harm/state_request_could_harm": "no",
    "state_request_answering/state_request_answer": "open",
    "state_request_answering/state_request_due_on": "2026-12-01",
    "state_request_course/state_request_result": "not_begun",
}
ADVOCACY = {
    "advocacy/advocacy_title": "Shelter before the winter",
    "advocacy/advocacy_objective": "Two more shelters at the northern border by December",
    "advocacy/advocacy_audience": "government",
    "advocacy/advocacy_channel": "meeting quiet",
    "advocacy/advocacy_begun_on": "2026-10-01",
    "advocacy_risk/advocacy_could_harm": "yes",
    "advocacy_risk/advocacy_measures": "No place is named",
    "advocacy_risk/advocacy_people_asked": "yes",
    "advocacy_result/advocacy_outcome": "promised",
    "advocacy_result/advocacy_outcome_words": "A letter of the ministry",
    "advocacy_result/advocacy_next_on": "2027-01-15",
}


def organization(cast: Cast, name: str = "Horizon clinic") -> UUID:
    """Return an organisation that Bruno put into the directory."""
    return directory.save_organization(by=cast.bruno, fields={"name": name, "kind": "international_ngo"})


def agreement(cast: Cast, to: UUID, **changed: str) -> UUID:
    """Return an agreement with an organisation; `changed` are answers by the name of their question."""
    return actions.begin(by=cast.bruno, code="agreement", answers=answers(AGREEMENT, **changed), organization=to)


def advocacy(cast: Cast, by: str = "bruno") -> UUID:
    """Return an advocacy action."""
    return actions.begin(by=cast.access(by), code="advocacy", answers=ADVOCACY)


def answers(begun: dict[str, str], **changed: str) -> dict[str, str]:
    """Return answers with some changed, by the name of their question; new ones stand in the group they belong to."""
    groups = {"until": "agreement_time", "ended": "agreement_time", "ended_on": "agreement_time"}
    paths = {path.rpartition("/")[2]: path for path in begun}
    added = {
        f"{groups[name.removeprefix('agreement_')]}/{name}": text for name, text in changed.items() if name not in paths
    }
    return {**begun, **{paths[name]: text for name, text in changed.items() if name in paths}, **added}
