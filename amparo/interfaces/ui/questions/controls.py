"""Why: which control a question gets, and how its answer is taken apart for it."""

from django.utils.translation import gettext as _

from amparo.foundation import forms
from amparo.interfaces.ui.fields import Option
from amparo.interfaces.ui.widgets import PARTS, split_date

MOST_RADIOS = 12
MOST_STEPS = 11
NOT_SHOWN = frozenset({"calculate", "hidden"})
CONTROLS = {
    "select_multiple": "checkboxes",
    "date": "date",
    "datetime": "datetime",
    "time": "time",
    "geopoint": "geopoint",
    "geotrace": "textarea",
    "geoshape": "textarea",
    "rank": "rank",
    "acknowledge": "acknowledge",
    "note": "note",
    "image": "file",
    "audio": "file",
    "video": "file",
    "file": "file",
    "boolean": "radios",
}
ACCEPTED = {"image": "image/*", "audio": "audio/*", "video": "video/*"}


def control_of(question: forms.Question, choices: int) -> str:
    """Return the control for a question: radios for up to twelve choices, a list for more or where the form asks for it."""
    if question.kind == "select_one":
        return "select" if choices > MOST_RADIOS or "minimal" in question.appearance.split() else "radios"
    if question.kind == "range":
        return "radios" if steps(question) else "text"
    if question.kind == "text" and "multiline" in question.appearance.split():
        return "textarea"
    return CONTROLS.get(question.kind, "text")


def mode_of(question: forms.Question) -> str:
    """Return the keyboard a phone should offer (`inputmode`)."""
    if question.kind == "integer" or "numbers" in question.appearance.split():
        return "numeric"
    return "decimal" if question.kind in {"decimal", "range"} else "text"


def steps(question: forms.Question) -> tuple[str, ...]:
    """Return the values of a short range, in order; nothing when it has more than eleven or is not a range."""
    if question.kind != "range":
        return ()
    try:
        start, end, step = (float(question.parameters.get(name, d)) for name, d in RANGE)
    except ValueError:
        return ()
    if step == 0 or not 0 <= (end - start) / step <= MOST_STEPS - 1:
        return ()
    return tuple(f"{start + number * step:g}" for number in range(round((end - start) / step) + 1))


RANGE = (("start", "0"), ("end", "10"), ("step", "1"))


def bounds(question: forms.Question) -> str:
    """Return the bounds of a long range as a sentence."""
    if question.kind != "range" or steps(question):
        return ""
    start, end = question.parameters.get("start", ""), question.parameters.get("end", "")
    return _("A number from %(start)s to %(end)s.") % {"start": start, "end": end} if start and end else ""


def pieces(kind: str, value: str) -> dict[str, str]:
    """Return the parts of an answer that several inputs share: day, month, year and time, or latitude and longitude."""
    if kind in {"date", "datetime"}:
        day, _mark, hour = value.partition("T")
        return {**dict(zip(PARTS, split_date(day), strict=True)), "time": hour[:5]}
    if kind == "geopoint":
        latitude, longitude, *_rest = (*value.split(), "", "")
        return {"latitude": latitude, "longitude": longitude}
    return {"time": value[:5]} if kind == "time" else {}


def ranks(options: tuple[Option, ...], value: str) -> tuple[tuple[Option, ...], ...]:
    """Return for each place of a ranking the options, the one that stands there chosen."""
    ordered = value.split()
    items = [option for option in options if option.value]

    def chosen(option: Option, place: int) -> Option:
        held = place < len(ordered) and ordered[place] == option.value
        return Option(option.id, option.name, option.value, option.label, chosen=held)

    return tuple(tuple(chosen(option, place) for option in items) for place in range(len(items)))
