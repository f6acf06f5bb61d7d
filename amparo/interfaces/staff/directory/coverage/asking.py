"""What is looked at: a place, a kind of help, a group of people; codes in the address and nothing else."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.addresses import narrowed
from amparo.interfaces.ui.parts import Chosen

GROUPS = {
    "women": gettext_lazy("Women"),
    "men": gettext_lazy("Men"),
    "children": gettext_lazy("Children"),
    "older": gettext_lazy("Older people"),
    "without_papers": gettext_lazy("People without papers"),
}


class Where(forms.Form):
    """What is looked at: a place, a kind of help, a group of people."""

    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of help"), required=False)
    group = forms.ChoiceField(label=gettext_lazy("For whom"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        self.words: dict[str, list[tuple[str, str]]] = {
            "place": [("", _("Everywhere")), *queries.place_choices(languages.of_page())],
            "kind": [("", _("Every kind")), *labels.choices("service_type")],
            "group": [("", _("Everybody")), *((code, str(word)) for code, word in GROUPS.items())],
        }
        for name, choices in self.words.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """Return what is asked; a code that there is not asks nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.words}

    def chosen(self) -> list[Chosen]:
        """Return what is asked, each with the address of the page without it."""
        asked = self.asked()
        return [
            Chosen(str(dict(self.words[name])[value]).lstrip("– "), narrowed("directory_coverage", {**asked, name: ""}))
            for name, value in asked.items()
            if value
        ]
