"""Fills the registers of partners, as a supervisor of the agency would have kept them; States and texts are invented too."""

from datetime import date, timedelta
from uuid import UUID

from amparo.casework.directory import queries as directory
from amparo.casework.partnership import actions
from amparo.casework.partnership.registers import register
from amparo.interfaces.cli.demo.loading.staffing import CLINIC
from amparo.trust.disclosure.access import Access


def keep_registers(by: Access, today: date) -> None:
    """Write down one record of each register; `today` is the day on which the country stands."""
    clinic = next(one.pk for one in directory.organizations(by) if one.name == CLINIC)

    def day(ago: int) -> str:
        return (today - timedelta(days=ago)).isoformat()

    _keep(by, "agreement", clinic, {
        "agreement_title": "Referrals to the clinic", "agreement_kind": "sharing_protocol",
        "agreement_contact": "Head of the clinic",
        "agreement_signed_on": day(310), "agreement_from": day(300), "agreement_until": day(-430),
        "agreement_review_on": day(-20),
        "agreement_shares": "yes", "agreement_purposes": "referral transfer",
        "agreement_groups": "need_only identity story plan", "agreement_readers": "Doctor on duty, social worker",
        "agreement_promises": "confidential need_to_know not_passed_on not_to_authorities breach_told deleted",
        "agreement_reports": "no",
    })  # fmt: skip
    _keep(by, "capacity", clinic, {
        "capacity_title": "The clinic, yearly look", "capacity_on": day(90), "capacity_by": "Our supervisor with their head",
        **dict.fromkeys((name for name, path in _named("capacity").items() if path.startswith("capacity_levels/")), "3"),
        "capacity_gbv": "1", "capacity_access": "1", "capacity_children": "not_their_task",
        "capacity_plan": "Two days on survivors' choices for the night shift; a ramp at the side door",
        "capacity_again_on": day(-270),
    })  # fmt: skip
    _keep(by, "state_request", None, {
        "state_request_title": "Signs of trafficking for border officials", "state_request_authority": "Border service",
        "state_request_country": "PAN", "state_request_kind": "training", "state_request_received_on": day(60),
        "state_request_words": "Two days of training at three crossings", "state_request_owner": "Head of the northern office",
        "state_request_could_harm": "yes",
        "state_request_measures": "Only signs and where help is, no lists of people; people are asked before they are sent on",
        "state_request_answer": "accepted", "state_request_answered_on": day(50), "state_request_due_on": day(-10),
        "state_request_result": "going_on",
    })  # fmt: skip
    _keep(by, "commitment", None, {
        "commitment_title": "Health care for everybody in an emergency", "commitment_kind": "regulation",
        "commitment_country": "PAN", "commitment_by": "Ministry of health", "commitment_on": day(800),
        "commitment_force": "partly", "commitment_source": "Invented for the demonstration", "commitment_read": "yes",
        "commitment_present": "status_free non_discrimination", "commitment_missing": "firewall remedy",
        "commitment_gap": "Some hospitals ask for papers at the door", "commitment_excludes": "partly",
        "commitment_review_on": day(5), "commitment_next_step": "Speak with the ministry about the door",
    })  # fmt: skip
    _keep(by, "advocacy", None, {
        "advocacy_title": "No papers at the door of a hospital",
        "advocacy_objective": "Nobody is asked for papers in an emergency, by June",
        "advocacy_audience": "government", "advocacy_channel": "meeting quiet",
        "advocacy_begun_on": day(40),
        "advocacy_could_harm": "unknown",
        "advocacy_measures": "No hospital is named before its staff agreed",
        "advocacy_people_asked": "yes", "advocacy_outcome": "listened", "advocacy_next_on": day(-30),
    })  # fmt: skip
    _keep(by, "training", None, {
        "training_title": "Psychological first aid", "training_topics": "pfa wellbeing", "training_on": day(120),
        "training_days": "2", "training_by": "Health team", "training_for": "international_ngo", "training_women": "9",
        "training_men": "5", "training_others": "1", "training_tested": "14", "training_before": "46", "training_after": "81",
        "training_again_on": day(-60),
    })  # fmt: skip


def _keep(by: Access, code: str, organization: UUID | None, said: dict[str, str]) -> None:
    paths = _named(code)
    answers = {paths[name]: text for name, text in said.items()}
    actions.begin(by=by, code=code, answers=answers, organization=organization)


def _named(code: str) -> dict[str, str]:
    """Return the path of each question of a register by its name."""
    return {path.rpartition("/")[2]: path for path in register(code).form.questions}
