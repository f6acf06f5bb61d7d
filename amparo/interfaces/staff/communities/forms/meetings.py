"""The forms of what a community says, plans and decides: sessions, actions, ratings, committees."""

from typing import Any

from django.utils.translation import gettext_lazy

from amparo.casework.communities.kinds import COUNTS, POINTS
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.forms.communities import NOBODY
from amparo.interfaces.staff.communities.forms.inputs import choice, day, words
from amparo.interfaces.staff.communities.forms.lines import Cell, Lines
from amparo.interfaces.staff.communities.forms.record import NO_NAMES, ONCE, SENSITIVE, WHO, Offered, RecordForm
from amparo.interfaces.staff.directory.fields import line, offer


class SessionForm(RecordForm):
    """A session: who was there, what was said, what was decided."""

    CODED = {"purpose": "session_purpose"}
    LINES = (
        Lines(COUNTS, gettext_lazy("Who was there"), ONCE, WHO, ready=6),
        Lines(
            POINTS, gettext_lazy("What was said"), SENSITIVE,
            (
                Cell("category", gettext_lazy("About"), of="community_point"),
                Cell("words", gettext_lazy("In few words, without names")),
            ),
        ),
    )  # fmt: skip

    held_on = day(gettext_lazy("Day"))
    purpose = choice(gettext_lazy("Purpose"))
    committee = choice(gettext_lazy("Meeting of the committee"), required=False)
    place = choice(gettext_lazy("Place"), required=False)
    about = words(gettext_lazy("What it was about"), NO_NAMES, required=False)
    decided = words(gettext_lazy("What was decided"), NO_NAMES, required=False)
    follow_up = words(gettext_lazy("What follows, and by when people hear of it"), NO_NAMES, required=False)


class ActionForm(RecordForm):
    """One action of a plan."""

    CODED = {"status": "plan_status", "proposed_by": "community_group"}

    wish = words(gettext_lazy("What is to be done"), NO_NAMES)
    proposed_by = choice(gettext_lazy("Proposed by"), required=False)
    session = choice(gettext_lazy("Agreed in the session of"), required=False)
    who = line(
        gettext_lazy("Who does it"), gettext_lazy("A role or an organisation, never a private person."), required=True
    )
    due_on = day(gettext_lazy("By when"), required=False)
    status = choice(gettext_lazy("How it stands"))
    finished_on = day(gettext_lazy("Ended on"), required=False)
    result = words(gettext_lazy("What came of it, or why it will not be done"), NO_NAMES, required=False)
    told_back_on = day(gettext_lazy("The community was told on"), required=False)


class RatingForm(RecordForm):
    """One factor of the community, as it is seen now."""

    CODED = {"polarity": "polarity", "strength": "strength", "confidence": "confidence"}

    rated_on = day(gettext_lazy("Day"))
    factor = choice(gettext_lazy("Factor"))
    polarity = choice(gettext_lazy("What it does here"))
    strength = choice(gettext_lazy("How strongly"), required=False)
    evidence = words(gettext_lazy("What was said or seen"), NO_NAMES, rows=2)
    source = line(gettext_lazy("Where that comes from"), gettext_lazy("A session, a report, own eyes: no names."))
    confidence = choice(gettext_lazy("How sure"), required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any], offered: Offered | None = None) -> None:
        super().__init__(data, initial=initial, offered=offered)
        offer(self, "factor", [("", "–"), *labels.choices_of_level("factor", "community")])


class CommitteeForm(RecordForm):
    """A committee and who sits on it, counted."""

    LINES = (Lines(COUNTS, gettext_lazy("Members"), ONCE, WHO, ready=6),)

    name = line(gettext_lazy("What the committee is called"), NOBODY, required=True)
    task = words(gettext_lazy("What it is there for"), required=False)
    since = day(gettext_lazy("Since"))
    ended_on = day(gettext_lazy("Until"), required=False)
