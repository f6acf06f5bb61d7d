"""A service in words for a person who thinks of going there. What nobody wrote down is said to be not known."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory.finder import Entry, PlaceTree, is_open
from amparo.casework.directory.freshness import Freshness
from amparo.foundation import clock
from amparo.interfaces.portal import words
from amparo.interfaces.portal.finder.asking import Asked
from amparo.interfaces.ui import week
from amparo.interfaces.ui.components import day


@dataclass(frozen=True)
class Phone:
    """A number as it is written and as a telephone dials it, and whose it is."""

    number: str
    dialled: str
    whose: str


@dataclass(frozen=True)
class Line:
    """A service in a list."""

    name: str
    what: str
    by: str
    url: str
    where: str
    state: str
    tone: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    phones: tuple[Phone, ...]


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


def line(one: Entry, tree: PlaceTree, asked: Asked) -> Line:
    """Return a service as a list shows it."""
    state, tone = now(one)
    facts = [_("Free")] if one.is_free else []
    facts += [_capacity(one)] if one.capacity in ("limited", "full") else []
    query = asked.address("list").partition("?")[2]
    url = f"{reverse('service', args=[one.service])}?{query}"
    return Line(
        one.name, _kinds(one), one.by, url, where(one, tree), state, tone, tuple(facts), warnings(one), phones(one)[:1]
    )


def whole(one: Entry, tree: PlaceTree) -> Whole:
    """Return a service as its card shows it."""
    state, tone = now(one)
    rows = [*_what(one), *_conditions(one), *_getting_there(one, tree)]
    shown = tuple(row for row in rows if any(row.lines))
    website = one.url if urlsplit(one.url).scheme in ("http", "https") else ""
    return Whole(one.name, one.by, state, tone, warnings(one), shown, phones(one), website, checked(one))


def now(one: Entry) -> tuple[str, str]:
    """Return whether a service is open at this moment, and the tone of that."""
    if not one.works:
        return _("Closed for a time"), "red"
    if not one.opens:
        return _("Hours not known: call first"), "grey"
    return (_("Open now"), "green") if is_open(one, words.local_now()) else (_("Closed now"), "grey")


def phones(one: Entry) -> tuple[Phone, ...]:
    """Return the telephone numbers of a service."""
    return tuple(Phone(number, re.sub(r"[^\d+*#]", "", number), whose) for number, whose in one.phones)


def warnings(one: Entry) -> tuple[str, ...]:
    """Return what must be known before anything is told there."""
    said = []
    if one.reports == "yes":
        said.append(_("Passes information about people to authorities"))
    if one.freshness(clock.today()) is Freshness.STALE:
        said.append(_("Not checked lately: call before you go"))
    return tuple(said)


def checked(one: Entry) -> str:
    """Return when the listing was checked, and by whom."""
    if one.checked_on is None:
        return _("Nobody has checked this yet. It is kept by %(keeper)s.") % {"keeper": one.keeper}
    if one.told_by_itself:
        return _("The service itself said on %(day)s that this is right.") % {"day": day(one.checked_on)}
    return _("Checked on %(day)s by %(keeper)s.") % {"day": day(one.checked_on), "keeper": one.keeper}


def where(one: Entry, tree: PlaceTree) -> str:
    """Return the places where a service is given, each once."""
    names = [tree.name(at.place, words.language()) for at in one.at if at.place]
    return _(", ").join(dict.fromkeys(names))


def _kinds(one: Entry) -> str:
    """Return what a service does in the reader's language; nothing when its name says the same."""
    said = _(", ").join(words.label("service_type", code) for code in one.kinds)
    return "" if said == one.name else said


def _what(one: Entry) -> list[Row]:
    return [
        Row(_("What"), tuple(words.label("service_type", code) for code in one.kinds)),
        Row(_("More about it"), (one.description,), isolate=True),
        Row(_("Notice"), (one.alert,), isolate=True),
        Row(_("Who it is for"), _whom(one)),
        Row("", (one.whom,), isolate=True),
        Row(_("Not for"), tuple(words.label("turned_away", code) for code in sorted(one.turned_away))),
        Row(
            _("Cost"),
            (_("Free"),) if one.is_free else one.costs or (_("Not known: ask before you go"),),
            isolate=bool(one.costs),
        ),
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
        Row(_("Is there room?"), (_capacity(one),)),
        Row(_("How to get it"), (one.way_in,), isolate=True),
    ]


def _capacity(one: Entry) -> str:
    said = {"open": _("Has room"), "limited": _("Little room"), "full": _("No room at the moment")}
    return said.get(one.capacity, _("Not known"))


def _getting_there(one: Entry, tree: PlaceTree) -> list[Row]:
    languages = sorted(words.label("languages", code) for code in one.languages)
    rows = [
        Row(_("Open"), tuple(week.opening(one.hours).split("\n"))),
        Row(_("Languages"), (_(", ").join(languages), one.interpreters)),
        Row(_("Access"), tuple(words.label("accessibility_kind", code) for code in sorted(one.accessibility))),
    ]
    for at in one.at:
        place = tree.name(at.place, words.language()) if at.place else ""
        rows.append(Row(_("Where"), (at.name, at.address, place, at.way), isolate=True))
    return rows
