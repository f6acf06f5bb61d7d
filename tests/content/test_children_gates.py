"""What may not happen to a child: the panel, the family tie and every gate, tried in all their inputs against the oracle."""

from collections.abc import Iterator
from itertools import product

import pytest

from amparo.practice import catalogue
from tests.content.children import AREA, calculated, complaints, needs_panel, shut, surely

REASONS = ("bid_lasting", "bid_care_exception", "bid_against_parents", "bid_complex_family", "bid_custody")
TRIGGERS = tuple(code.code for code in catalogue().lists["best_interests_trigger"])
COMPANY = ("with_parent", "with_usual_caregiver", "with_adult_relative", "adult_responsible")
ALONE = {
    "unaccompanied": "no no no no",
    "separated": "no no yes no",
    "accompanied": "yes no no no",
    "open": "declined no no no",
}
CHILD = {
    status: {"age_years": "12", "age_certainty": "sure", **dict(zip(COMPANY, told.split(), strict=True))}
    for status, told in ALONE.items()
} | {"adult": {"age_years": "30", "age_certainty": "document"}}  # fmt: skip
NO_REASON = dict.fromkeys(REASONS, "no")

WHOLE_PANEL = {
    "panel/panel_mixed": "yes", "panel/authority_leads": "yes", "panel/guardian_took_part": "yes", "panel/panel_gain": "no",
    "panel/panel_read": "yes", "weighing/bid_weighed": "yes",
}  # fmt: skip
ROLES = ("authority", "guardianship", "health", "law", "education")


def members(number: int) -> dict[str, str]:
    """Return that many written entries of a panel."""
    return {f"panel/panel_member[{at}]/panel_role": role for at, role in enumerate(ROLES[:number], 1)}


# -- when a panel must decide --------------------------------------------------------------------------------------------


def test_one_reason_or_one_grave_act_is_enough_for_a_panel() -> None:
    for answers in product(("yes", "no", "not_asked"), repeat=len(REASONS)):
        for trigger in ("care", "return"):
            expected = surely(lambda *way, acts=trigger: needs_panel([acts], *way), answers)
            given = {f"panel_needed/{name}": told for name, told in zip(REASONS, answers, strict=True)}
            found = calculated("best_interests_assessment", given | {"why/bia_triggers": trigger}, "bid_needed")
            assert found == {True: "yes", False: "no", None: ""}[expected], (trigger, answers)  # type: ignore[index]


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_each_kind_of_act_alone_and_with_another(trigger: str) -> None:
    for second in TRIGGERS:
        given = {"why/bia_triggers": f"{trigger} {second}"} | {f"panel_needed/{name}": "no" for name in REASONS}
        expected = "yes" if needs_panel([trigger, second]) else "no"
        assert calculated("best_interests_assessment", given, "bid_needed") == expected


def test_without_knowing_the_act_nobody_says_that_no_panel_is_needed() -> None:
    given = {f"panel_needed/{name}": "no" for name in REASONS}
    assert calculated("best_interests_assessment", given, "bid_needed") == ""


@pytest.mark.parametrize("said_open", ["yes", "no"])
def test_nobody_writes_that_no_panel_is_needed_where_one_must_decide(said_open: str) -> None:
    for lasting, trigger in product(("yes", "no", "declined"), ("care", "return")):
        told = {f"panel_needed/{name}": "no" for name in REASONS} | {"panel_needed/bid_lasting": lasting}
        given = told | {"why/bia_triggers": trigger, "bia_conclusion/panel_open": said_open}
        allowed = said_open == "yes" or (lasting == "no" and trigger == "care")
        assert ("bia_conclusion/panel_open" in complaints("best_interests_assessment", given)) != allowed
        decided = WHOLE_PANEL | {"panel/panel_size": "3", "decision/bid_decision": "stay_care"}
        whole = decided | members(3)
        for panel, good in (
            (whole, True), (whole | {"panel/panel_gain": lasting}, lasting == "no"),
            (whole | {"decision/bid_decision": "postponed"}, False), (decided | members(2), False), (decided, False),
        ):  # fmt: skip
            given = panel | {"decision/panel_open": said_open}
            refused = "decision/panel_open" in complaints("best_interests_determination", given)
            assert refused == (said_open == "no" and not good), given


# -- when a panel has decided --------------------------------------------------------------------------------------------


def test_only_a_whole_panel_that_decides_has_decided() -> None:
    for told in product(("yes", "no"), repeat=len(WHOLE_PANEL)):
        panel = dict(zip(WHOLE_PANEL, told, strict=True))
        for size, written, decision in product(("2", "3", ""), (2, 3), ("stay_care", "postponed", "")):
            answers = panel | members(written) | {"panel/panel_size": size, "decision/bid_decision": decision}
            whole = panel == WHOLE_PANEL and (size, written, decision) == ("3", 3, "stay_care")
            found = calculated("best_interests_determination", {k: v for k, v in answers.items() if v}, "bid_complete")
            assert found == ("yes" if whole else "no"), answers


def test_a_panel_is_whole_only_when_each_of_its_members_is_written() -> None:
    decided = WHOLE_PANEL | {"decision/bid_decision": "stay_care"}
    for size, written, nameless in product(range(1, 6), range(6), (False, True)):
        answers = decided | {"panel/panel_size": str(size)} | members(written)
        if nameless:  # an entry that was begun, and says of nobody as what they decide
            answers |= {f"panel/panel_member[{written + 1}]/panel_body": "A body"}
        whole = size >= 3 and len(members(written)) >= size
        assert calculated("best_interests_determination", answers, "bid_complete") == ("yes" if whole else "no"), (
            answers
        )


@pytest.mark.parametrize("question", WHOLE_PANEL)
@pytest.mark.parametrize("open_answer", ["", "unknown", "not_asked", "declined"])
def test_what_is_not_known_of_a_panel_does_not_make_it_whole(question: str, open_answer: str) -> None:
    answers = WHOLE_PANEL | members(5) | {"panel/panel_size": "5", "decision/bid_decision": "stay_care"}
    answers |= {question: open_answer}
    found = calculated("best_interests_determination", {k: v for k, v in answers.items() if v}, "bid_complete")
    assert found == "no"


# -- when a family tie is verified ---------------------------------------------------------------------------------------

POINTS = ("called", "people", "home", "habit", "parting", "recognised")
TOLD = ("same", "nearly", "differs", "one_silent", "not_compared")


@pytest.mark.parametrize("first", TOLD)
def test_two_accounts_agree_when_three_points_meet_and_none_differs(first: str) -> None:
    for rest in product(("same", "differs", "one_silent"), repeat=len(POINTS) - 1):
        points = (first, *rest)
        given = {f"compare/match_{name}": told for name, told in zip(POINTS, points, strict=True)}
        meeting = len([told for told in points if told in ("same", "nearly")])
        expected = "no" if "differs" in points else "yes" if meeting >= 3 else "open"
        assert calculated("verification", given, "accounts_agree") == expected, points


def test_a_tie_is_verified_only_when_apart_agreeing_wanted_by_both_and_without_danger() -> None:
    names = (
        "both_asked/verify_apart", "both_asked/verify_others", "both_want/child_wants_reunion",
        "both_want/adult_wants_reunion", "both_want/verify_danger",
    )  # fmt: skip
    for met, result in product((0, 3), ("verified", "not_verified", "more", "")):
        points = {f"compare/match_{name}": "same" if place < met else "one_silent" for place, name in enumerate(POINTS)}
        for told in product(("yes", "no", "unknown"), repeat=len(names)):
            apart, others, child, adult, danger = told
            known = "yes" in (others, "yes" if met == 3 else "no")
            expected = (result, apart, child, adult, danger, known) == ("verified", "yes", "yes", "yes", "no", True)
            given = points | dict(zip(names, told, strict=True)) | {"verify_end/verify_result": result}
            found = calculated("verification", {k: v for k, v in given.items() if v}, "link_verified")
            assert found == ("yes" if expected else "no"), (met, result, told)


# -- the gates -----------------------------------------------------------------------------------------------------------

ASSESSED = {"bia_date": "2026-11-01", "child_heard": "alone", "bia_result": "serves", "bia_safe": "yes", **NO_REASON}
ASSESSED |= {"guardian_took_part": "yes", "authority_took_part": "yes", "bia_triggers": "moving"}
ASSESSED |= {"panel_open": "no", "best_interests_review": "2027-05-01"}
ASSESSMENTS = {
    "none": {}, "whole": ASSESSED, "without the child": ASSESSED | {"child_heard": "not_possible"},
    "against": ASSESSED | {"bia_result": "not"}, "for a panel": ASSESSED | {"bia_triggers": "moving return", "panel_open": "yes"},
    "half asked": ASSESSED | {"bid_custody": "declined", "panel_open": "yes"},
    "long ago": ASSESSED | {"best_interests_review": "2026-11-26"},
}  # fmt: skip
DECIDED = {path.rpartition("/")[2]: told for path, told in WHOLE_PANEL.items()} | {"panel_size": "3"}
WRITTEN = {f"panel_role__{at}": role for at, role in enumerate(ROLES[:3], 1)}
DECIDED |= WRITTEN | {"bid_date": "2026-11-10", "bid_valid_until": "2027-05-10"}
HOLDS = DECIDED | {"panel_open": "no", "best_interests_review": "2027-05-01"}
DECISIONS = {
    "none": {}, "back": HOLDS | {"bid_decision": "return_family"}, "stay": HOLDS | {"bid_decision": "stay_care"},
    "run out": HOLDS | {"bid_decision": "return_family", "bid_valid_until": "2026-11-26", "best_interests_review": "2026-11-20"},
    "before the assessment": DECIDED | {"bid_decision": "return_family", "bid_date": "2026-10-10"},
    "not whole": DECIDED | {"bid_decision": "return_family", "authority_leads": "no", "panel_open": "yes"},
    "one not written": DECIDED | {"bid_decision": "return_family", "panel_role__3": "", "panel_open": "yes"},
    "said on an older form": HOLDS | {"bid_decision": "return_family", "panel_role__3": ""},  # it took a No for two of three
}  # fmt: skip
VERIFIED = {f"match_{name}": "same" for name in POINTS} | {
    "verify_apart": "yes", "verify_others": "no", "child_wants_reunion": "yes", "adult_wants_reunion": "yes",
    "verify_danger": "no", "verify_result": "verified",
}  # fmt: skip
TIES = {"none": {}, "verified": VERIFIED, "child unwilling": VERIFIED | {"child_wants_reunion": "no"}}


def situations() -> Iterator[tuple[str, str, str]]:
    """Yield every status with every assessment and every decision; a decision is only thought of after an assessment."""
    for status, assessment, decision in product(CHILD, ASSESSMENTS, DECISIONS):
        if assessment != "none" or decision == "none":
            yield status, assessment, decision


def may(act: str, status: str, assessment: str, decision: str, tie: str = "none") -> bool:
    """Say whether an act may be done, from the words of the standards."""
    if status in ("accompanied", "adult"):
        return True
    if act == "return":
        return decision == "back"
    served = assessment in ("whole", "for a panel", "half asked", "long ago")
    by_the_panel = decision in ("back", "stay")
    by_the_assessment = assessment == "whole" and decision in ("none", "before the assessment")
    # No panel was needed; that one met without being whole only put off the day to look again.
    not_needed = assessment in ("whole", "long ago") and decision == "said on an older form"
    looked_at = served and (by_the_panel or by_the_assessment or not_needed)
    return looked_at and (act != "family_reunification" or tie == "verified")


@pytest.mark.parametrize("act", ["return", "transfer", "relocation"])
def test_no_child_who_is_alone_or_separated_is_sent_away_without_the_procedure(act: str) -> None:
    for status, assessment, decision in situations():
        answers = CHILD[status] | ASSESSMENTS[assessment] | DECISIONS[decision]
        assert (not shut(act, answers)) == may(act, status, assessment, decision), (status, assessment, decision)


@pytest.mark.parametrize("tie", TIES)
def test_no_child_is_brought_to_family_before_the_tie_is_verified_and_the_best_interests_are_assessed(tie: str) -> None:
    for status, assessment, decision in situations():
        if decision not in ("none", "stay", "not whole", "one not written", "said on an older form"):
            continue
        answers = CHILD[status] | ASSESSMENTS[assessment] | DECISIONS[decision] | TIES[tie]
        expected = may("family_reunification", status, assessment, decision, tie)
        assert (not shut("family_reunification", answers)) == expected, (status, assessment, decision)


@pytest.mark.parametrize("act", ["return", "transfer", "relocation", "family_reunification", "photo"])
def test_where_nothing_is_known_everything_is_shut(act: str) -> None:
    assert shut(act, {})


def test_a_panel_of_three_with_two_written_members_does_not_open_the_way_back() -> None:
    answers = CHILD["unaccompanied"] | ASSESSMENTS["for a panel"] | DECISIONS["back"]
    assert shut("return", answers) == set()
    assert shut("return", answers | {"panel_role__3": ""}) == {"return_without_procedure"}


@pytest.mark.parametrize("act", ["transfer", "relocation", "family_reunification"])
def test_a_no_from_a_form_that_did_not_count_the_members_opens_nothing_where_a_panel_must_decide(act: str) -> None:
    answers = CHILD["unaccompanied"] | ASSESSMENTS["for a panel"] | VERIFIED
    assert shut(act, answers | DECISIONS["stay"]) == set()
    assert shut(act, answers | DECISIONS["stay"] | {"panel_role__3": ""})


def test_a_panel_that_decides_to_stay_does_not_open_the_way_back() -> None:
    answers = CHILD["unaccompanied"] | ASSESSMENTS["for a panel"] | DECISIONS["stay"]
    assert shut("return", answers) == {"return_not_decided"}
    assert shut("transfer", answers) == set()


@pytest.mark.parametrize("status", ["unaccompanied", "separated", "open"])
@pytest.mark.parametrize("tie", TIES)
def test_nobody_who_may_be_family_is_called_before_verification(status: str, tie: str) -> None:
    for state in ("open", "in_progress", "found"):
        answers = CHILD[status] | TIES[tie] | {"tracing_agreed": "yes", "tracing_status": state}
        assert bool(shut("contact_with_family", answers)) == (state == "found" and tie != "verified"), state


def test_a_photo_needs_the_childs_yes_and_that_of_a_safe_adult_unless_the_child_decides() -> None:
    agreed = ("yes", "no", "not_needed", "not_safe", "nobody", "not_asked", "")
    for wants, knows, carer in product(("yes", "no", "unknown", ""), ("yes", "no", "unknown", ""), agreed):
        answers = {"photo_child_wants": wants, "photo_child_knows": knows, "photo_carer_agrees": carer}
        allowed = wants == knows == "yes" and carer in ("yes", "not_needed")
        assert (not shut("photo", CHILD["accompanied"] | answers)) == allowed, answers
    assert shut("photo", CHILD["adult"]) == set()


def test_every_act_that_is_blocked_says_why_and_names_a_source() -> None:
    for gate in catalogue().specialised[AREA].gates:
        assert gate.because
        assert gate.source
        assert gate.until or gate.act == "return"
