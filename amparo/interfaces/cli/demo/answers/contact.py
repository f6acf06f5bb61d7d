"""The answers of the first contact form."""

from datetime import timedelta

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, case_of, flags_of
from amparo.interfaces.cli.demo.story import Person, Story

_MET = ("office", "reception_centre", "outreach", "border", "camp_site", "phone", "hospital", "home")
_BROUGHT = ("self", "self", "family", "friend_community", "community_leader", "outreach", "hotline", "school")


def first_contact(story: Story) -> Answers:
    """Return the answers of the first contact."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "first_contact")
    dice, on = sheet.dice, case.opened_at.date()
    channel = "reception_centre" if story.showcase.startswith("cast") else dice.of(_MET)
    brought, wished = dice.of(_BROUGHT), sheet.said(True)
    sheet.put("contact", contact_date=on, contact_channel=channel, how_identified=brought, knows_of_contact=wished)
    wish = dice.of(("no_wish", "woman", "no_wish"))
    sheet.put("talk", talk_language=person.languages[0], interpreter=person.interpreter, worker_wish=wish)
    sheet.put("first_needs", danger_now=sheet.said("feared_near" in flags_of(story)), urgent_needs=case.profile.needs)
    if case.notes:
        sheet.put("first_needs", reason_in_words=case.notes[0]["text"])
    _reach(sheet, person)
    going_on = "urgent" if case.profile.overrides else "screening"
    sheet.put("next", contact_next=going_on, first_view=case.profile.risk)
    if going_on == "screening":
        sheet.put("next", screening_planned=on + timedelta(days=dice.whole(0, 4)))
    return sheet.found


def _reach(sheet: Sheet, person: Person) -> None:
    contact = person.contact
    sheet.put("reach", safe_channel=contact.channel, knows_how_to_reach_us="yes")
    if contact.channel != "none":
        sheet.put("reach", safe_channel_words=f"{contact.when}. {contact.note}".strip())
    sheet.put("reach", must_not_know=", ".join(contact.hidden_from).replace("_", " "))
