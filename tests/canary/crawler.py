"""Every address of the program, filled with planted and with random ids, so that no route can be forgotten.

Routes come from the URL resolver; a parameter nobody taught the crawler to fill stops it instead of being skipped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from amparo.casework.cases import pathway
from amparo.casework.cases.models import Entry
from amparo.trust.accounts.models import User
from tests.canary.planting import Planted

BEFORE_SIGN_IN = frozenset(
    {
        "account_login",
        "account_logout",
        "mfa_authenticate",
        "enrol",
        "lock",
        "recover",
        "role",
        "set_language",
        "provider_go",
        "provider_back",
        "provider_passphrase",
    }
)
GROUPS = ("standard", "restricted", "blocked")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
Ids = Mapping[str, str]


@dataclass(frozen=True)
class Route:
    """One address pattern with the view that answers it."""

    name: str
    template: str
    view: Callable[..., Any]

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters in the address."""
        return tuple(_PARAMETER.findall(self.template))

    @property
    def methods(self) -> frozenset[str]:
        """Return the methods the view declares."""
        declared: frozenset[str] = self.view.declared_methods  # type: ignore[attr-defined]
        return declared

    @property
    def is_door(self) -> bool:
        """Return whether the route belongs to signing in and out."""
        return self.name in BEFORE_SIGN_IN

    def url(self, ids: Ids) -> str:
        """Return the address with `ids` put in."""
        return "/" + _PARAMETER.sub(lambda found: ids[found[1]], self.template)


def routes() -> list[Route]:
    """Return every route the resolver knows."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[Route]:
    for entry in patterns:
        if not isinstance(entry.pattern, RoutePattern):
            raise AssertionError(f"the crawler reads path() only, not {entry.pattern}")
        template = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, template)
        else:
            yield Route(entry.name or template, template, entry.callback)


@dataclass(frozen=True)
class Filling:
    """One set of ids for a route's parameters, and whose record it points to (a group of the plant, or "random")."""

    group: str
    ids: Ids


ENTRY_KINDS = ("form", "note", "task", "incident", "journey", "document", "supervision")
PAGE = UUID(int=0x9A6E)
"""Of a public page, a site, its checklist, an alert, a route or a feed token: nothing is about anybody, so none is planted."""
ABOUT_NOBODY = ("text", "site", "checklist", "measure", "alert", "route", "feed_token", "release")
CONTENT = {
    **{name: {"area": "screening"} for name in ("practice_area", "practice_sources")},
    **{name: {"area": "screening", "file": "screening"} for name in ("practice_form", "practice_rules")},
    "practice_list": {"area": "shared_lists", "file": "sex"},
    "community_rumour_step": {"step": "answer"},
    "watch_new": {"kind": "observation"},
    "watch_form": {"kind": "flow_count"},
    "practice_table": {"area": "screening", "kind": "parameters", "file": "risk_levels"},
}
"""Words of addresses that name content of the program, which is about nobody."""
RECORD = "rumour"
OF_COMMUNITIES = {
    "community_record_new": "campaign",
    "community_record_change": "session",
    "community_records": "action",
}
"""Kinds of records of a community that routes are tried with, so that each kind is."""
FEW_KINDS = {"standard": ("form", "note", "document"), "restricted": ("note",), "blocked": ("form",)}


class Filler:
    """Knows the planted ids and how each parameter of a route is filled with them."""

    def __init__(self, planted: Planted) -> None:
        self.planted = planted
        self._entries = {group: list(_entries_of(planted.cases[group])) for group in GROUPS}

    def fillings(self, route: Route, *, everything: bool = False) -> list[Filling]:
        """Return the ids to try on `route`: of each group, another group's record put under a case, random ones."""
        if not route.parameters:
            return [Filling("", {})]
        found = [filling for group in GROUPS for filling in self.of_group(route, group, everything=everything)]
        return [*found, *self._swapped(route), self.random(route)]

    def of_group(self, route: Route, group: str, *, everything: bool = False) -> list[Filling]:
        """Return the ids of the records of `group`; of every kind of entry when `everything` is asked for."""
        if not route.parameters:
            return [Filling("", {})]
        if "entry_id" not in route.parameters:
            return [Filling(group, self._ids(route, group, None))]
        rows = self._some(group, everything)
        if "/forms/" in route.template:
            rows = [row for row in rows if row.kind == "form"] or rows
        return [Filling(group, self._ids(route, group, row)) for row in rows]

    def random(self, route: Route, like: Filling | None = None) -> Filling:
        """Return ids that nothing has; words of the address stay those of `like`, else words that exist."""
        words = self._words(route, None)
        kept = {name: like.ids[name] for name in words} if like else words
        return Filling("random", {**{name: str(uuid4()) for name in route.parameters}, **kept})

    def _some(self, group: str, everything: bool) -> list[Entry]:
        every = everything and group == "standard"
        found = []
        for kind in ENTRY_KINDS if every else FEW_KINDS[group]:
            rows = [row for row in self._entries[group] if row.kind == kind]
            found += rows[: 4 if every and kind == "form" else 1]
        return found

    def _swapped(self, route: Route) -> list[Filling]:
        """Return ids that do not belong together: a restricted record under the address of a standard one."""
        identifying = [
            name for name in route.parameters if name.endswith("_id") or name in ("person", "consent", "tie")
        ]
        if len(identifying) < 2:
            return []
        mine, other = self.of_group(route, "standard")[0].ids, self.of_group(route, "restricted")[0].ids
        return [Filling("swapped", {**mine, identifying[-1]: other[identifying[-1]]})]

    def _ids(self, route: Route, group: str, entry: Entry | None) -> Ids:
        values: dict[str, Callable[[], UUID]] = {
            "person": lambda: self.planted.people[group],
            "case_id": lambda: self.planted.cases[group],
            "entry_id": lambda: entry.pk if entry else uuid4(),
            "consent": lambda: self.planted.consents[GROUPS.index(group)],
            "tie": lambda: self.planted.ties[group],
            "emergency": lambda: self.planted.emergencies[group],
            "transfer_id": lambda: self.planted.transfers[0],
            **{name: partial(self.planted.listing.__getitem__, name) for name in self.planted.listing},
            "request_id": lambda: self.planted.requests[group],
            "hold_id": lambda: self.planted.holds[group],
            "review": lambda: self.planted.reviews[group],
            "certificate": lambda: self.planted.certificates[group],
            "report_id": lambda: self.planted.reports[group],
            "asked_id": lambda: self.planted.asked,
            "published_id": lambda: self.planted.published,
            "referral": lambda: self.planted.referrals[group],
            "match_id": lambda: self.planted.questions[-1],
            "community": lambda: self.planted.communities["community"],
            "volunteer": lambda: self.planted.communities["volunteer"],
            "record": lambda: self.planted.communities[OF_COMMUNITIES.get(route.name, RECORD)],
            "watch_record": lambda: self.planted.watched[group],
            "partner_record": lambda: self.planted.agreement,
            **{name: partial(self.planted.decided.__getitem__, name) for name in self.planted.decided},
            **dict.fromkeys(ABOUT_NOBODY, lambda: PAGE),
            **{name: partial(self.planted.among.__getitem__, name) for name in self.planted.among},
            **{name: partial(self.planted.equity.__getitem__, name) for name in ("equity_review", "comparison", "gap")},
            "analysis": lambda: self.planted.analysis,
            "analysis_risk": lambda: self.planted.analysis_risk,
            "account": lambda: User.objects.get(username="chidi").pk,
        }
        words = self._words(route, entry)
        unknown = set(route.parameters) - set(values) - set(words)
        assert not unknown, f"teach the crawler to fill {sorted(unknown)} of {route.template}"
        return {name: str(values[name]()) for name in route.parameters if name in values} | words

    def _words(self, route: Route, entry: Entry | None) -> dict[str, str]:
        form = pathway.form_of(entry.step) if entry and entry.step in pathway.FORMS else pathway.form_of("screening")
        words = {
            "what": OF_COMMUNITIES.get(route.name, RECORD),
            "factor": "1",
            "step": "ask",
            "kind": "note",
            "card": "names",
            "act": "conflict",
            "area": "legal_aid",
            "register": "agreement",
            "code": "QV01",
            "pillar": "threat",
            "evidence_kind": "document",
            "item": "way_safe",
            "number": "1",
            "indicator": "cases_new",
            "result": "capacity",
            "table": "Figures",
            "name": form.pages[0].name,
            **CONTENT.get(route.name, {}),
        }
        return {name: word for name, word in words.items() if name in route.parameters}


def _entries_of(case: UUID) -> Iterable[Entry]:
    found: Iterable[Entry] = Entry.rows.filter(case=case).order_by("-created_at", "pk")
    return found
