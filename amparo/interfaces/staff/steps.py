"""The words for steps, clocks and kinds of entry, as every screen uses them (docs/words.md)."""

from django.utils.translation import gettext_lazy

STEPS = {
    "first_contact": gettext_lazy("First contact"),
    "screening": gettext_lazy("Screening"),
    "assessment": gettext_lazy("Assessment"),
    "plan": gettext_lazy("Plan"),
    "delivery": gettext_lazy("Delivery"),
    "follow_up": gettext_lazy("Follow-up"),
    "review": gettext_lazy("Review"),
    "closure": gettext_lazy("Closure"),
    "closed": gettext_lazy("Closed"),
    "first_action": gettext_lazy("First action"),
    "after_closure": gettext_lazy("Contact after closure"),
}


def name(step: str) -> str:
    """Return the name of a step or clock in the reader's language; its code when it has none."""
    return str(STEPS.get(step, step))
