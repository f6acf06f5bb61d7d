"""What is asked of figures of displaced people: a file, or what DTM is asked for; their source, and how sensitive they are."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.exchange import dtm
from amparo.exchange.xlsform.guarding import LARGEST_FILE
from amparo.foundation import clock
from amparo.foundation.errors import CATALOGUE
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.brought_in.forms import Packed
from amparo.interfaces.staff.monitoring.bringing import opened_for
from amparo.interfaces.ui.widgets import FileChoice


class FiguresForm(forms.Form):
    """A file, or a country and a round to ask for; and how sensitive the figures are."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A table (CSV) or a workbook (.xlsx) with the columns of the DTM API, at most 2 MB."),
        widget=FileChoice(accept=".xlsx,.csv"),
        required=False,
    )
    country = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=gettext_lazy("Or ask DTM for a country (three letters of ISO 3166)"),
        help_text=gettext_lazy("Only this code and the round leave the house."),
        required=False,
    )
    level = forms.TypedChoiceField(
        label=gettext_lazy("By which areas?"),
        choices=[(1, gettext_lazy("First level")), (2, gettext_lazy("Second level")), (0, gettext_lazy("The country"))],
        coerce=int,
        required=False,
        empty_value=None,
    )
    round = forms.IntegerField(label=gettext_lazy("From round"), min_value=1, max_value=10_000, required=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, initial="IOM DTM")
    sensitivity = forms.ChoiceField(label=gettext_lazy("How sensitive are they?"), widget=forms.RadioSelect)

    def __init__(self, *sent: Any) -> None:
        super().__init__(*sent)
        offer(self)
        if not settings.AMPARO_DTM.key:
            for name in ("country", "level", "round"):
                del self.fields[name]

    def read(self) -> dtm.Read | None:
        """Return the figures of the file or of DTM; None, with the problem in the form, when there are none."""
        sent = self.cleaned_data
        if sent.get("file"):
            sheets = opened_for(self, sent["file"].read(LARGEST_FILE + 1), "file")
            return dtm.read(next(iter(sheets.values()), []), clock.today()) if sheets is not None else None
        if not sent.get("country"):
            self.add_error("file", _("Choose a file."))
            return None
        try:
            return dtm.ask(
                settings.AMPARO_DTM.key, settings.AMPARO_DTM.address, sent["country"].upper(), by_level(sent["level"]),
                sent["round"] or 1, clock.today(),
            )  # fmt: skip
        except dtm.AskError as problem:
            entry = CATALOGUE[problem.code]
            self.add_error("country", f"{_(entry.sentence)} {_(entry.what_to_do)}")
            return None


def by_level(chosen: int | str | None) -> int:
    """Return the level of areas that was chosen; the first where nobody chose."""
    return chosen if isinstance(chosen, int) else 1


class KeepingForm(forms.Form):
    """The figures that were looked at, with their source and how sensitive they are."""

    use_required_attribute = False
    packed = Packed()
    source = forms.CharField(max_length=200, widget=forms.HiddenInput)
    sensitivity = forms.ChoiceField(widget=forms.HiddenInput)

    def __init__(self, *sent: Any, **more: Any) -> None:
        super().__init__(*sent, **more)
        offer(self)


def offer(form: forms.Form) -> None:
    """Let a form offer the levels of sensitivity."""
    form.fields["sensitivity"].choices = labels.choices("figure_sensitivity")  # type: ignore[attr-defined]
