"""Words of data rights: steps, decisions and what is done with a file, as every screen and the log say them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.ui.languages import alone

STEPS: dict[str, Any] = {
    "received": gettext_lazy("Received"),
    "checked": gettext_lazy("Being worked on"),
    "proposed": gettext_lazy("Waits for a second person"),
    "decided": gettext_lazy("Decided; the person is still to be told"),
    "told": gettext_lazy("Answered"),
    "appealed": gettext_lazy("The person does not accept the decision"),
    "withdrawn": gettext_lazy("Taken back"),
}
OUTCOMES: dict[str, Any] = {
    "granted": gettext_lazy("Yes, wholly"),
    "partly": gettext_lazy("In part"),
    "refused": gettext_lazy("No"),
}
FATES: dict[str, Any] = {
    "destroy": gettext_lazy("Destroy"),
    "anonymise": gettext_lazy("Destroy, and keep five broad values for counting"),
    "keep": gettext_lazy("Keep longer"),
}
GROUNDS: dict[str, Any] = {
    "request": gettext_lazy("The person asked for it"),
    "retention": gettext_lazy("The time of keeping was over"),
}
PARTS: dict[str, Any] = {
    "identity": gettext_lazy("identity"),
    "story": gettext_lazy("story"),
    "notes": gettext_lazy("notes"),
    "files": gettext_lazy("files"),
}


def honest(day: str) -> str:
    """Return what destroying means and what it does not, in words for the person."""
    return _(
        "The keys of this file are destroyed at once: from then on nobody reads it here. Backups made before still hold "
        "the keys until %(day)s; after that it cannot be recovered by anybody. Papers, and copies that others were given, "
        "are not reached by this. The log keeps that there was a file and who opened it, without what it said."
    ) % {"day": alone(day)}
