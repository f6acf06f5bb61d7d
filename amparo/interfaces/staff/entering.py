"""What every form that writes has in common: a key that makes sending twice harmless, and refusals beside their field."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.ui.fields import Problem, form_problems
from amparo.interfaces.ui.problems import place


class Entering(forms.Form):
    """A form that creates or changes something; `key` is made with the page and sent back with it."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput, initial=ids.new)

    @property
    def once(self) -> UUID:
        """Return the key of this sending."""
        key: UUID = self.cleaned_data["key"]
        return key


class Changing(Entering):
    """A form that changes a record; `based_on` is the version that stood on the page."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class Colleague(forms.Form):
    """One colleague of those who can be chosen."""

    worker = forms.ChoiceField(label=gettext_lazy("Colleague"))

    def __init__(self, data: Any = None, *, people: Iterable[tuple[UUID, str]]) -> None:
        super().__init__(data)
        field = self.fields["worker"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose a colleague")), *((str(key), name) for key, name in people)]


class refusals:
    """Put a refusal of an action beside the field it names in one of the forms, else above the first form.

    A record that is not there stays a refusal of the whole page.
    """

    def __init__(self, *forms_sent: forms.BaseForm) -> None:
        self.forms_sent = forms_sent

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> bool:
        if not isinstance(problem, Refusal) or problem.entry.status != 422:
            return False
        place(problem, *self.forms_sent)
        return True


def problems(forms_sent: Iterable[forms.BaseForm]) -> list[Problem]:
    """List what has to be mended in several forms of one page, in their order."""
    return [problem for form in forms_sent for problem in form_problems(form)]
