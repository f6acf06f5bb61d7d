"""The two pages of figures: the dashboard of one's role, and the list of all figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.interfaces.ui.parts import Link


def tabs(here: str) -> list[Link]:
    """Return both pages; `here` is the name of the route that is shown."""
    named = {"dashboard": _("Dashboard"), "figures": _("All figures")}
    return [Link(text, reverse(name), current=name == here) for name, text in named.items()]
