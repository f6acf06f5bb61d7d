"""The walk: every route by GET as everybody, and the forms to send afterwards."""

from collections.abc import Iterator
from typing import Any

from django.urls import resolve

from amparo.trust.audit import queries as audit
from tests.canary.crawler import Filling, Route, routes
from tests.canary.forms import Sending, sendings
from tests.canary.surfaces import canaries_in
from tests.canary.world import EVERYBODY, NOBODY, World, leaves_since

ROUTES = [route for route in routes() if not route.is_door]
DOORS = {route.url({}) for route in routes() if route.is_door}
NO_CASEWORK = ("dina", "eyob", "farah", "irene", NOBODY)
READERS = ("alma", "bruno")


class Crawl:
    """What the walk by GET found: the canaries each one was shown, faults, openings without a leaf, and forms to send."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.seen: dict[str, set[str]] = {who: set() for who in EVERYBODY}
        self.faults: list[str] = []
        self.unlogged: list[str] = []
        self.forms: dict[str, Sending] = {}
        self._records = world.records()
        for who in EVERYBODY:
            self._walk(who)

    def _walk(self, who: str) -> None:
        for route in ROUTES:
            if "GET" in route.methods:
                for filling in fillings(self.world, who, route):
                    self._get(who, route, filling)

    def _get(self, who: str, route: Route, filling: Filling) -> None:
        url, size = route.url(filling.ids), audit.size()
        response = self.world.ask(who, url)
        shown = canaries_in(response)
        self.seen[who] |= shown
        if response.status_code >= 500:
            self.faults.append(f"{who} GET {route.template} ({filling.group})")
        if shown := shown & self._records.keys():  # a listing stands in the clear, and reading it is not logged
            self._check_logged(who, route, shown, size)
        if who in (*READERS, "samuel") and response.status_code == 200 and b"<form" in response.content:
            for sending in sendings(response.content, url):
                self.forms.setdefault(sending.url, sending)

    def _check_logged(self, who: str, route: Route, shown: set[str], size: int) -> None:
        actor = self.world.cast.users[who].pk if who != NOBODY else None
        opened = {leaf.record for leaf in leaves_since(size) if leaf.actor == actor and leaf.outcome == "done"}
        self.unlogged += [f"{who} {route.template} {word}" for word in shown if not self._records[word] & opened]


def fillings(world: World, who: str, route: Route) -> list[Filling]:
    """Return the ids to try as `who`: all for Alma and Amir, of one or two records for the others."""
    if who not in ("alma", "amir"):
        groups = ("standard",) if who in NO_CASEWORK else ("standard", "restricted")
        return [world.filler.of_group(route, group)[0] for group in groups]
    return world.filler.fillings(route, everything=who == "alma")


def posts(crawl: Crawl, *, once: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what those who may would send, and nothing at all to every route that takes POST, about records of two groups.

    `once` is for those whom a role keeps out before any case is looked at: one form of each route, and one empty one.
    """
    met: set[str] = set()
    for url, sending in crawl.forms.items():
        template = resolve(url).route
        if url not in DOORS and not (once and template in met):
            met.add(template)
            yield url, sending.body()
    for route in ROUTES:
        if "POST" in route.methods:
            for group in ("standard",) if once else ("standard", "restricted"):
                yield route.url(crawl.world.filler.of_group(route, group)[0].ids), {}
