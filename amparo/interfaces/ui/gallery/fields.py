"""Why: every kind of form field once, and a small filter."""

from django import forms
from django.utils.translation import gettext_lazy

from amparo.interfaces.ui.widgets import DateParts, FileChoice


class ExampleForm(forms.Form):
    """Every kind of field once; `mark_wrong` sends it empty to show the errors."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("Write it as the person says it."))
    born = forms.DateField(label=gettext_lazy("Date of birth"), widget=DateParts, required=False)
    contact = forms.ChoiceField(
        label=gettext_lazy("Safe way to make contact"),
        choices=[("phone", gettext_lazy("Phone")), ("visit", gettext_lazy("Visit"))],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        choices=[("ar", "العربية"), ("fr", "Français"), ("so", "Soomaali")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"), choices=[("", "–"), ("f", gettext_lazy("Female")), ("m", gettext_lazy("Male"))]
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=200, required=False
    )
    photo = forms.FileField(label=gettext_lazy("Photo"), widget=FileChoice(accept="image/*"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("The person has understood and agrees"))


class ExampleFilter(forms.Form):
    """A small filter form."""

    step = forms.ChoiceField(
        label=gettext_lazy("Step"), choices=[("", gettext_lazy("All")), ("plan", gettext_lazy("Plan"))], required=False
    )
    overdue = forms.BooleanField(label=gettext_lazy("Only overdue"), required=False)
