"""A service in words, as a list shows it: what it is, whether it is open, and what to be careful about."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory.finder import Entry, PlaceTree, is_open
from amparo.casework.directory.freshness import Freshness
from amparo.foundation import clock
from amparo.interfaces.portal import words
from amparo.interfaces.portal.finder.asking import Asked
from amparo.interfaces.ui import languages


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


def line(one: Entry, tree: PlaceTree, asked: Asked) -> Line:
    """Return a service as a list shows it."""
    state, tone = now(one)
    facts = [_("Free")] if one.is_free else []
    facts += [capacity(one)] if one.capacity in ("limited", "full") else []
    query = asked.address("list").partition("?")[2]
    url = f"{reverse('service', args=[one.service])}?{query}"
    return Line(
        one.name, _kinds(one), one.by, url, where(one, tree), state, tone, tuple(facts), warnings(one), phones(one)[:1]
    )


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


def where(one: Entry, tree: PlaceTree) -> str:
    """Return the places where a service is given, each once."""
    names = [tree.name(at.place, languages.of_page()) for at in one.at if at.place]
    return _(", ").join(dict.fromkeys(names))


def capacity(one: Entry) -> str:
    """Return whether there is room, in words."""
    said = {"open": _("Has room"), "limited": _("Little room"), "full": _("No room at the moment")}
    return said.get(one.capacity, _("Not known"))


def _kinds(one: Entry) -> str:
    """Return what a service does in the reader's language; nothing when its name says the same."""
    said = _(", ").join(words.label("service_type", code) for code in one.kinds)
    return "" if said == one.name else said
