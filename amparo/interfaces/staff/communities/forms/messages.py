"""The forms of what goes around: campaigns of information, and rumours with their check and answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from amparo.casework.communities.kinds import COUNTS, KNOWN, QUESTIONS
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.forms.inputs import choice, day, words
from amparo.interfaces.staff.communities.forms.lines import Cell, Lines
from amparo.interfaces.staff.communities.forms.record import NO_NAMES, ONCE, WHO, Offered, RecordForm
from amparo.interfaces.staff.directory.fields import line, listed, offer, several


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
