"""What of an indicator is asked for: a period and kinds of groups; codes and days, so that an address says nothing of anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.indicators import periods
from amparo.analysis.indicators.periods import Period, Span, days, holding
from amparo.analysis.indicators.queries import any_days
from amparo.foundation import clock
from amparo.interfaces.staff.indicators import words
from amparo.practice.indicators import Indicator
from amparo.trust.disclosure.access import Access

NAMES = ("period", "first", "last", "by", "and")


class Asking(forms.Form):
    """The period, and by which groups; any days only for who may open the cases."""

    period = forms.ChoiceField(label=gettext_lazy("Period"), required=False)
    first = forms.DateField(
        label=gettext_lazy("Or from this day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=gettext_lazy("until this day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    by = forms.ChoiceField(label=gettext_lazy("Broken down by"), required=False)

    def __init__(self, data: Mapping[str, str], access: Access, one: Indicator | None, most: int) -> None:
        super().__init__(data)
        self._choose("period", [(coded(each), words.period(each)) for each in offered()])
        kinds = [("", _("Not broken down"))] + [
            (kind, str(words.KINDS[kind])) for kind in (one.grouping if one else ())
        ]
        if most > 1 and len(kinds) > 2:
            self.fields["and"] = forms.ChoiceField(label=_("And by"), required=False)
            self._choose("and", kinds)
        self._choose("by", kinds)
        for name in () if any_days(access, one) else ("first", "last"):
            del self.fields[name]
        if one is None:
            del self.fields["by"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


@dataclass(frozen=True)
class Asked:
    """A period and kinds of groups, with the form and the words of the address that say so."""

    form: Asking
    period: Period
    by: tuple[str, ...]
    address: Mapping[str, str]


def offered() -> list[Period]:
    """Return the periods that everybody can choose, the newest first."""
    return periods.offered(clock.today())


def asked(said: Mapping[str, str], access: Access, one: Indicator | None = None, most: int = 0) -> Asked:
    """Return what is asked for; this month where it is not said, or cannot be read."""
    told = {name: said.get(name, "") for name in NAMES}
    form = Asking({**told, "period": told["period"] or coded(offered()[0])}, access, one, most)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    by = tuple(dict.fromkeys(kind for kind in (chosen.get("by"), chosen.get("and")) if kind))
    first, last = chosen.get("first"), chosen.get("last")
    period = days(first, last) if first and last else read(chosen.get("period") or "")
    return Asked(form, period, by, {name: text for name, text in told.items() if text})


def coded(one: Period) -> str:
    """Return a whole month, quarter or year as a code that addresses hold."""
    return f"{one.span}-{one.first.isoformat()}"


def read(code: str) -> Period:
    """Return the period of a code that was offered; this month for no code."""
    span, _mark, day = code.partition("-")
    return holding(date.fromisoformat(day), Span(span)) if day else offered()[0]
