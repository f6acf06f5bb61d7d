"""The forms of what belongs to a community: sessions, actions, ratings, committees, campaigns, rumours."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.communities.kinds import COUNTS, KNOWN, POINTS, QUESTIONS
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.forms.communities import NOBODY
from amparo.interfaces.staff.communities.forms.inputs import choice, day, of_list, of_places, words
from amparo.interfaces.staff.communities.forms.lines import Cell, Lines, LinesForm
from amparo.interfaces.staff.directory.fields import line, listed, offer, several

Offered = Mapping[str, list[tuple[str, str]]]
"""Records of the same community that may be named, by the name of the field."""
NO_NAMES = gettext_lazy("In few words. No names, and nothing by which a person could be recognised.")
SENSITIVE = gettext_lazy(
    "What somebody tells of abuse or of how staff behaved does not belong here: it goes the closed way, as a report."
)
WHO = (
    Cell("group", gettext_lazy("Group"), of="community_group"),
    Cell("sex", gettext_lazy("Sex"), of="sex"),
    Cell("age", gettext_lazy("Age"), of="participant_age"),
    Cell("number", gettext_lazy("How many"), number=True),
)
ONCE = gettext_lazy("Count each person once, and write nobody's name.")


class RecordForm(LinesForm):
    """A record of a community."""

    CODED: ClassVar[Mapping[str, str]] = {}

    def __init__(self, data: Any = None, *, initial: dict[str, Any], offered: Offered | None = None) -> None:
        super().__init__(data, initial=initial)
        for field, name in self.CODED.items():
            of_list(self, field, name)
        for field, found in (offered or {}).items():
            if field in self.fields:
                offer(self, field, [("", "–"), *found])
        if "place" in self.fields:
            of_places(self, empty=_("Where the community is"))


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


class CampaignForm(RecordForm):
    """A campaign: the message, its ways, whom it reached, what was understood."""

    CODED = {"channels": "campaign_channel"}
    LINES = (
        Lines(COUNTS, gettext_lazy("Whom it reached"), ONCE, WHO),
        Lines(
            QUESTIONS, gettext_lazy("Was it understood?"),
            gettext_lazy(
                "Ask some people a few questions about the message. Count how many answered right, wrong, or did not know."
            ),
            (
                Cell("question", gettext_lazy("Question")),
                Cell("answer", gettext_lazy("The right answer")),
                Cell("right", gettext_lazy("Right"), number=True),
                Cell("wrong", gettext_lazy("Wrong"), number=True),
                Cell("unsure", gettext_lazy("Did not know"), number=True),
            ),
            ready=3,
        ),
    )  # fmt: skip

    message = words(gettext_lazy("The message"), gettext_lazy("As people hear or read it."))
    audience = words(gettext_lazy("For whom"), required=False, rows=2)
    languages = listed(gettext_lazy("Languages"))
    channels = several(gettext_lazy("On which ways"), required=True)
    begins_on = day(gettext_lazy("From"))
    ends_on = day(gettext_lazy("Until"), required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any], offered: Offered | None = None) -> None:
        super().__init__(data, initial=initial, offered=offered)
        offer(self, "languages", labels.by_name(labels.choices("languages", keep=initial.get("languages") or [])))


class RumourForm(RecordForm):
    """A rumour as it was heard."""

    CODED = {"channel": "campaign_channel"}

    words = words(gettext_lazy("The rumour, as people tell it"), NO_NAMES)
    heard_on = day(gettext_lazy("Heard on"))
    channel = choice(gettext_lazy("On which way"))
    place = choice(gettext_lazy("Place"), required=False)
    dangerous = forms.ChoiceField(
        label=gettext_lazy("Can it bring somebody into danger?"),
        help_text=gettext_lazy("Where nobody knows, it is treated as dangerous."),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any], offered: Offered | None = None) -> None:
        super().__init__(data, initial=initial, offered=offered)
        offer(self, "dangerous", [one for one in labels.choices(KNOWN) if one[0] in ("yes", "no", "unknown")])


class RumourCheck(RecordForm):
    """What is true of a rumour, who checked it, and where that comes from."""

    CODED = {"finding": "rumour_finding"}

    finding = choice(gettext_lazy("Is it true?"))
    truth = words(gettext_lazy("What is true"))
    source = line(gettext_lazy("Where that comes from"), required=True)
    checked_by = line(
        gettext_lazy("Who checked it"),
        gettext_lazy("A role or an organisation, never a private person."),
        required=True,
    )


class RumourAnswer(RecordForm):
    """How a rumour was answered, and on which ways."""

    CODED = {"ways": "campaign_channel"}

    answer = words(gettext_lazy("What people were told"))
    ways = several(gettext_lazy("On which ways"), required=True)


FORMS: Mapping[str, Callable[..., RecordForm]] = {
    "session": SessionForm, "action": ActionForm, "rating": RatingForm, "committee": CommitteeForm,
    "campaign": CampaignForm, "rumour": RumourForm,
}  # fmt: skip
