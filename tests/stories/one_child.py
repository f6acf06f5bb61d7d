"""What four specialists learnt of a child who was trafficked, survived violence and is to return, before the story begins.

Three things are left to be done by hand: the panel's decision, the risk of those who exploited her, the plan for her safety.
"""

from datetime import timedelta
from uuid import UUID

from amparo.casework.cases import actions
from amparo.casework.cases.models import Entry, EntryStatus
from amparo.foundation import clock
from tests.casework.cases.areas.carrying import fill_area
from tests.cast import Cast
from tests.stories.specialists import SPECIALISTS

TODAY = clock.today()
BEFORE, LATER = str(TODAY - timedelta(days=5)), str(TODAY + timedelta(days=90))
LEARNT: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("celia", "child_protection/registration",
     {"with_parent": "no", "with_usual_caregiver": "no", "with_adult_relative": "no", "adult_responsible": "no",
      "child_assent": "yes", "caregiver_agrees": "not_needed", "guardian_named": "yes"}),
    ("tomas", "counter_trafficking/signs", {"signs_agreed": "yes", "signs_private": "yes"}),
    ("tomas", "counter_trafficking/trafficking_status", {"assistance_status": "presumed", "punished": "no"}),
    ("greta", "gender_based_violence/introduction", {"hearing_agreed": "help_only", "limits_told": "yes"}),
    ("ravi", "return_reintegration/counselling",
     {"already_back": "no", "ways_understood": "yes", "return_wish": "return"}),
    ("ravi", "return_reintegration/risk_check",
     {"is_child": "yes", "fear_return": "no", "claim_open": "no", "grave_harm_risk": "no", "feared_there": "no",
      "exploiters_reach": "unknown", "entry_lawful": "yes", "can_travel": "yes", "treatment_vital": "no",
      "children_affected": "no"}),
    ("ravi", "return_reintegration/decision",
     {"decision_date": BEFORE, "pressed_to_return": "no", "could_say_no": "yes", "able_to_decide": "yes",
      "return_decision": "return", "take_back_told": "yes"}),
    ("ravi", "return_reintegration/confirmation", {"still_wishes": "yes", "something_changed": "no"}),
    ("celia", "child_protection/best_interests_assessment",
     {"bia_date": str(TODAY), "bia_triggers": "return", "guardian_named": "yes", "guardian_took_part": "yes",
      "authority_took_part": "yes", "child_heard": "alone", "bia_weighed": "yes", "bia_safe": "yes", "bia_result": "serves",
      "panel_open": "yes", "best_interests_review": LATER}),
)  # fmt: skip


def learnt(cast: Cast, case: UUID) -> None:
    """Let the case carry all four areas; fill what is learnt, form by form, and let Nadia approve what she has to."""
    for name, area in SPECIALISTS.items():
        actions.enter_area(by=cast.access(name), case=case, area=area)
    for who, form, wanted in LEARNT:
        entry = fill_area(cast.access(who), case, form, **wanted)
        if Entry.rows.get(pk=entry).status == EntryStatus.WAITING:
            actions.decide(by=cast.nadia, entry=entry, approve=True, comment="Seen with her.")
