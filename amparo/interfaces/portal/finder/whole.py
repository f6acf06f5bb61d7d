"""A service with all that a person needs to know before they go there. What nobody wrote down is said to be not known."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from amparo.casework.directory.finder import Entry, PlaceTree
from amparo.interfaces.portal import words
from amparo.interfaces.portal.finder.showing import Phone, capacity, now, phones, warnings
from amparo.interfaces.ui import week
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.languages import alone, of_page


@dataclass(frozen=True)
class Row:
    """One line of a card; `isolate` marks words somebody typed, in whatever direction they run."""

    key: str
    lines: tuple[str, ...]
    isolate: bool = False


@dataclass(frozen=True)
class Whole:
    """A service on its card."""

    name: str
    by: str
    state: str
    tone: str
    warnings: tuple[str, ...]
    rows: tuple[Row, ...]
    phones: tuple[Phone, ...]
    website: str
    checked: str


def whole(one: Entry, tree: PlaceTree) -> Whole:
    """Return a service as its card shows it."""
    state, tone = now(one)
    rows = [*_what(one), *_conditions(one), *_getting_there(one, tree)]
    shown = tuple(row for row in rows if any(row.lines))
    website = one.url if urlsplit(one.url).scheme in ("http", "https") else ""
    return Whole(one.name, one.by, state, tone, warnings(one), shown, phones(one), website, checked(one))


def checked(one: Entry) -> str:
    """Return when the listing was checked, and by whom."""
    if one.checked_on is None:
        return _("Nobody has checked this yet. It is kept by %(keeper)s.") % {"keeper": alone(one.keeper)}
    if one.told_by_itself:
        return _("The service itself said on %(day)s that this is right.") % {"day": day(one.checked_on)}
    return _("Checked on %(day)s by %(keeper)s.") % {"day": day(one.checked_on), "keeper": alone(one.keeper)}


def _what(one: Entry) -> list[Row]:
    return [
        Row(_("What"), tuple(words.label("service_type", code) for code in one.kinds)),
        Row(_("More about it"), (one.description,), isolate=True),
        Row(_("Notice"), (one.alert,), isolate=True),
        Row(_("Who it is for"), _whom(one)),
        Row(_("For whom"), (one.whom,), isolate=True),
        Row(_("Not for"), tuple(words.label("turned_away", code) for code in sorted(one.turned_away))),
        Row(_("Cost"), _cost(one), isolate=bool(one.costs)),
        Row(_("Papers to bring"), one.documents or (_("None, as far as we know"),), isolate=bool(one.documents)),
    ]


def _cost(one: Entry) -> tuple[str, ...]:
    return (_("Free"),) if one.is_free else one.costs or (_("Not known: ask before you go"),)


def _whom(one: Entry) -> tuple[str, ...]:
    said = [words.label("sex", code) for code in sorted(one.sexes)]
    said += [words.label("countries", code) for code in one.nationalities]
    if one.minimum_age is not None:
        said.append(_("from %(youngest)s years") % {"youngest": one.minimum_age})
    if one.maximum_age is not None:
        said.append(_("up to %(oldest)s years") % {"oldest": one.maximum_age})
    return tuple(said) or (_("Everybody"),)


def _conditions(one: Entry) -> list[Row]:
    reports = {
        "yes": _("Passes information about people to authorities"),
        "no": _("Says that it passes nothing on to authorities"),
    }
    status = {"yes": _("Asks about migration status"), "no": _("Does not ask about migration status")}
    unknown = _("We do not know. Ask before you give your name.")
    return [
        Row(_("Authorities"), (reports.get(one.reports, unknown), status.get(one.asks_status, ""))),
        Row(_("Is there room?"), (capacity(one),)),
        Row(_("How to get it"), (one.way_in,), isolate=True),
    ]


def _getting_there(one: Entry, tree: PlaceTree) -> list[Row]:
    spoken = sorted(words.label("languages", code) for code in one.languages)
    rows = [
        Row(_("Open"), tuple(week.opening(one.hours).split("\n"))),
        Row(_("Languages"), (_(", ").join(spoken), one.interpreters)),
        Row(_("Access"), tuple(words.label("accessibility_kind", code) for code in sorted(one.accessibility))),
    ]
    for at in one.at:
        place = tree.name(at.place, of_page()) if at.place else ""
        rows.append(Row(_("Where"), (at.name, at.address, place, at.way), isolate=True))
    return rows
