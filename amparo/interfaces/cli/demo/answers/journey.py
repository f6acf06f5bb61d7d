"""The pages of the screening that speak of the journey: the way, freedom, harm, papers, going back."""

from amparo.interfaces.cli.demo.answers.sheet import Sheet, flags_of
from amparo.interfaces.cli.demo.story import Story

_PAPERS = {
    "national_id": "identity", "passport": "travel", "birth_certificate": "birth", "asylum_certificate": "residence",
    "residence_permit": "residence",
}  # fmt: skip
_REASONS = {
    1: ("economic", "generalised_violence", "family"), 2: ("economic", "conflict", "persecution"),
    3: ("economic", "disaster_slow", "conflict"), 4: ("conflict", "disaster_slow", "economic"), 5: ("economic", "conflict"),
    6: ("persecution", "generalised_violence"), 7: ("expelled", "economic"), 8: ("conflict", "generalised_violence"),
    9: ("conflict",), 10: ("expelled", "economic", "generalised_violence"),
}  # fmt: skip
_WISHES = ("asked", "wants_to_ask", "wants_information", "does_not_want")


def journey(sheet: Sheet, story: Story) -> None:
    """Write the page about the way."""
    person, flags, dice = story.person, flags_of(story), sheet.dice
    sheet.put(
        "journey", stage_now=person.legs[-1].stage, reasons_left=dice.some(_REASONS[person.route], dice.whole(1, 2)),
        route=", ".join(leg.area for leg in person.legs), journey_arranged=person.legs[0].facilitator,
        journey_debt=sheet.said("debt" in flags), onward_soon=sheet.said(dice.chance(0.12)),
        debt_pressure=sheet.said("debt_pressure" in flags) if "debt" in flags else "",
    )  # fmt: skip


def freedom(sheet: Sheet, story: Story) -> None:
    """Write the page about work and freedom; the control question follows only where there is a sign."""
    flags, dice = flags_of(story), sheet.dice
    exploited, pressed = "exploited" in flags, {"exploited", "debt_pressure"} <= flags
    signs = {
        "work_no_pay": exploited, "work_not_free": exploited and dice.chance(0.5), "could_not_leave": "abducted" in flags,
        "papers_held": {"papers_taken", "exploited"} <= flags, "promise_broken": exploited and dice.chance(0.4),
        "earnings_taken": pressed, "threatened_to_obey": pressed, "marriage_pressure": False, "body_offer": False,
    }  # fmt: skip
    sheet.put("freedom", **{name: sheet.said(sign, 0.1) for name, sign in signs.items()})
    if any(signs.values()):
        sheet.put("freedom", control_now=sheet.said("feared_near" in flags))


def harm(sheet: Sheet, story: Story) -> None:
    """Write the page about harm: whether help is wanted, never what happened."""
    flags, dice = flags_of(story), sheet.dice
    harmed = bool({"survivor", "family_violence"} & flags)
    sheet.put("harm", harmed=sheet.said(harmed, 0.15), aid_worker_concern=sheet.said(dice.chance(0.006)))
    if harmed:
        ongoing, recent = sheet.said("feared_near" in flags), sheet.said(dice.chance(0.05))
        wants = sheet.said(dice.chance(0.6))
        sheet.put("harm", harm_ongoing=ongoing, harm_recent=recent, wants_specialist=wants)


def papers(sheet: Sheet, story: Story) -> None:
    """Write the page about papers and detention."""
    flags = flags_of(story)
    held = sorted({_PAPERS.get(paper.kind, "other") for paper in story.person.identifiers})
    removal = "removal_soon" in flags
    sheet.put(
        "papers", papers_have=held or ["none"], detained_now="no", detained_before=sheet.said("detained" in flags),
        removal_risk=sheet.said(removal, 0.05), removal_days=sheet.dice.whole(2, 20) if removal else "",
        nationality_doubt=sheet.said("stateless" in flags),
    )  # fmt: skip


def going_back(sheet: Sheet, story: Story) -> None:
    """Write the page about going back."""
    fears = "fears_return" in flags_of(story)
    sheet.put("going_back", fear_return=sheet.said(fears), protection_wish=sheet.dice.of(_WISHES) if fears else "")
