"""What of a dashboard is asked for: a whole period, one team of a supervisor, or the groups of who counts only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from amparo.analysis.dashboards.agency import KINDS
from amparo.analysis.dashboards.queries import Asked
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation import clock, ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.indicators.asking import coded, offered, read
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

NAMES = ("period", "team", "by")
SPANS = {Role.INFORMATION_OFFICER: Span.QUARTER}


class Asking(forms.Form):
    """The period; which team, for a supervisor of several; broken down by what, for who counts only."""

    period = forms.ChoiceField(label=gettext_lazy("Period"), required=False)
    team = forms.ChoiceField(label=gettext_lazy("Team and office"), required=False)
    by = forms.ChoiceField(label=gettext_lazy("Broken down by"), required=False)

    def __init__(self, data: Mapping[str, str], access: Access) -> None:
        super().__init__(data)
        self._choose("period", [(coded(each), words.period(each)) for each in offered()])
        if access.role is Role.INFORMATION_OFFICER:
            self._choose("by", [(kind, str(words.KINDS[kind])) for kind in KINDS])
        else:
            del self.fields["by"]
        if access.role is Role.SUPERVISOR and len(access.actor.supervises) > 1:
            self._choose("team", _teams(access))
        else:
            del self.fields["team"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def _teams(access: Access) -> list[tuple[str, str]]:
    mine = accounts.teams(access.actor.supervises)
    return [("", str(gettext_lazy("All my teams"))), *((str(each.id), f"{each.name} · {each.office}") for each in mine)]


@dataclass(frozen=True)
class Wanted:
    """What is asked for, with the form and the words of the address that say so."""

    asked: Asked
    form: Asking
    address: Mapping[str, str]


def wanted(said: Mapping[str, str], access: Access) -> Wanted:
    """Return what is asked for; all teams and offices, this month where it is not said, or cannot be read.

    Of who counts only this quarter: in a month too much of a small agency is hidden.
    """
    told, span = {name: said.get(name, "") for name in NAMES}, SPANS.get(access.role, Span.MONTH)
    form = Asking(
        {**told, "period": told["period"] or coded(holding(clock.today(), span)), "by": told["by"] or KINDS[0]}, access
    )
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    kinds = tuple(code for code, _label in labels.choices("service_type"))
    asked = Asked(
        read(chosen.get("period") or ""), ids.parse(chosen.get("team") or ""), chosen.get("by") or KINDS[0], kinds
    )
    return Wanted(asked, form, {name: text for name, text in told.items() if text})
