"""What somebody says who asks a service to contact them; everything but how soon may stay empty or be said by a tile."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory.finder import Entry
from amparo.casework.self_referrals.door import LONGEST, URGENCIES
from amparo.foundation import ids
from amparo.interfaces.portal import words
from amparo.interfaces.portal.feedback.forms import NEEDED, line
from amparo.interfaces.ui import languages

SOON: dict[str, Any] = {
    "normal": gettext_lazy("In the next two weeks"),
    "urgent": gettext_lazy("In the next three days"),
    "emergency": gettext_lazy("Today or tomorrow"),
}


class AskForm(forms.Form):
    """What somebody asks of a service, and how they can be reached without danger."""

    key = forms.UUIDField(initial=ids.new)
    need = forms.ChoiceField(label=gettext_lazy("What do you need?"), required=False)
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": gettext_lazy("This is too long to be sent at once. Shorten it; you can add more afterwards.")
        },
    )
    urgency = forms.ChoiceField(label=gettext_lazy("How soon?"), error_messages=NEEDED)
    name = line(gettext_lazy("What shall we call you?"))
    speaks = line(gettext_lazy("Which language do you want to speak?"))
    way = line(gettext_lazy("A safe way to reach you"))
    when = line(gettext_lazy("A safe time"))
    not_know = line(gettext_lazy("Who must not know"))
    shares = forms.BooleanField(required=False)
    agreed = forms.BooleanField(
        label=gettext_lazy("I have read what happens to it, and I agree"),
        error_messages={"required": gettext_lazy("Without this we cannot keep it. Nothing was kept yet.")},
    )

    def __init__(self, service: Entry, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code, words.label("service_type", code)) for code in service.kinds]
        self.fields["need"].choices = [*kinds, ("", _("Something else"))]  # type: ignore[attr-defined]
        self.fields["need"].initial = kinds[0][0] if len(kinds) == 1 else ""
        self.fields["urgency"].choices = [(code, SOON[code]) for code in URGENCIES]  # type: ignore[attr-defined]
        self.fields["speaks"].initial = str(dict(settings.LANGUAGES)[languages.of_page()])
        self.fields["shares"].label = _(
            "You may tell %(organization)s what I need and how to reach me, without asking me again"
        ) % {"organization": languages.alone(service.by)}
