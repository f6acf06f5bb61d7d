"""The answers of the first contact form."""

from datetime import timedelta

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, case_of
from amparo.interfaces.cli.demo.story import Story

_MET = ("office", "reception_centre", "outreach", "border", "camp_site", "phone", "hospital", "home")


_BROUGHT = ("self", "self", "family", "friend_community", "community_leader", "outreach", "hotline", "school")


def first_contact(story: Story) -> Answers:
    """Return the answers of the first contact form."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "first_contact")
    dice, flags = sheet.dice, set(case.profile.flags)
    on = case.opened_at.date()
    channel = "reception_centre" if story.showcase.startswith("cast") else dice.of(_MET)
    sheet.put(
        "contact",
        contact_date=on,
        contact_channel=channel,
        how_identified=dice.of(_BROUGHT),
        knows_of_contact=sheet.said(True),
    )
    sheet.put(
        "talk",
        talk_language=person.languages[0],
        interpreter=person.interpreter,
        worker_wish=dice.of(("no_wish", "woman", "no_wish")),
    )
    sheet.put("first_needs", danger_now=sheet.said("feared_near" in flags), urgent_needs=case.profile.needs)
    if case.notes:
        sheet.put("first_needs", reason_in_words=case.notes[0]["text"])
    sheet.put("reach", safe_channel=person.contact.channel, knows_how_to_reach_us="yes")
    if person.contact.channel != "none":
        sheet.put("reach", safe_channel_words=f"{person.contact.when}. {person.contact.note}".strip())
    sheet.put("reach", must_not_know=", ".join(person.contact.hidden_from).replace("_", " "))
    going_on = "urgent" if case.profile.overrides else "screening"
    sheet.put("next", contact_next=going_on, first_view=case.profile.risk)
    if going_on == "screening":
        sheet.put("next", screening_planned=on + timedelta(days=dice.whole(0, 4)))
    return sheet.found
