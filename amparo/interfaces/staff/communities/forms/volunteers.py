"""The form of a volunteer: name and contact for the worker who supervises them, safeguards for everybody who sends them."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from amparo.casework.communities.kinds import KNOWN, NAMED
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.forms.inputs import day, of_list
from amparo.interfaces.staff.directory.fields import line, offer, several
from amparo.interfaces.staff.entering import Changing


def _known(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, help_text=help_text, initial="unknown")


class VolunteerForm(Changing):
    """A volunteer; without `named` the page does not ask for what only the supervising worker keeps."""

    team = forms.ChoiceField(
        label=gettext_lazy("Team"), help_text=gettext_lazy("Only this team knows the name."), required=True
    )
    name = line(gettext_lazy("Name"), gettext_lazy("Sealed as the name of a person is."), required=True)
    contact = line(gettext_lazy("How to reach them"))
    since = day(gettext_lazy("Since"))
    ends_on = day(gettext_lazy("Agreed until"), required=False)
    code_signed = _known(gettext_lazy("Signed the code of conduct"))
    trained = _known(gettext_lazy("Trained in safeguarding and against sexual exploitation and abuse"))
    trained_on = day(gettext_lazy("Trained on"), required=False)
    reference = _known(gettext_lazy("References were checked"))
    tasks = several(gettext_lazy("What they may do"))
    stopped_on = day(gettext_lazy("Stopped on"), required=False)

    def __init__(
        self, data: Any = None, *, named: bool, initial: dict[str, Any], teams: list[tuple[str, str]] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        known = [one for one in labels.choices(KNOWN) if one[0] in ("yes", "no", "unknown")]
        for name in ("code_signed", "trained", "reference"):
            offer(self, name, known)
        of_list(self, "tasks", "volunteer_task")
        offer(self, "team", teams or [])
        for name in (*(() if named else NAMED), *(() if teams and len(teams) > 1 else ("team",))):
            del self.fields[name]

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("key", "based_on", "team")}

    @property
    def team_chosen(self) -> UUID | None:
        """Return the team that was chosen; None where there is but one."""
        chosen = self.cleaned_data.get("team")
        return UUID(chosen) if chosen else None
