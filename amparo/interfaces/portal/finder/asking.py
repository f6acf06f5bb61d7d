"""What somebody asks, read from the address: codes that are known, and nothing else of what may stand there."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from amparo import practice
from amparo.casework.directory import finder
from amparo.casework.directory.finder import Memory, Wanted
from amparo.casework.directory.finder.needs import AGES
from amparo.interfaces.portal import words
from amparo.interfaces.ui.addresses import whole

FILTERS = ("o", "l", "f", "a", "g", "x", "w")
"""In an address: open now, language, free, access, age, sex, without papers. One letter, for browsers remember them."""
SEXES = ("female", "male", "another")
PAGES = 1_000


@dataclass(frozen=True)
class Asked:
    """What is asked: the codes of the address, and what a list is narrowed to."""

    codes: Mapping[str, str]
    wanted: Wanted
    page: int

    def address(self, name: str, **other: str) -> str:
        """Return the address of a step for the same question; `other` codes instead, empty ones left out."""
        kept = {key: value for key, value in {**self.codes, **other}.items() if value}
        return reverse(name) + (f"?{urlencode(kept)}" if kept else "")

    @property
    def narrowed(self) -> bool:
        """Return whether more is asked than a need and a place."""
        return any(self.codes.get(name) for name in FILTERS)


def asked(request: HttpRequest, memory: Memory) -> Asked:
    """Return what the address asks; a need that there is not is no page, any other code that there is not says nothing."""
    need = request.GET.get("n", "")
    if need not in finder.needs():
        raise Http404
    told = {name: request.GET.get(name, "") for name in ("p", *FILTERS)}
    known = {name: value for name, value in told.items() if value and _known(name, value, memory)}
    wanted = Wanted(
        need, known.get("p", ""), words.local_now() if "o" in known else None, known.get("l", ""), "f" in known,
        known.get("a", ""), known.get("g", ""), known.get("x", ""), "w" in known,
    )  # fmt: skip
    return Asked({"n": need, **known}, wanted, whole(request.GET.get("page", ""), 1, most=PAGES))


def _known(name: str, value: str, memory: Memory) -> bool:
    lists = practice.catalogue().lists
    if name in ("o", "f", "w"):
        return value == "1"
    if name == "p":
        return value in memory.tree.names
    if name == "g":
        return value in AGES
    return (
        value in SEXES if name == "x" else value in lists["languages" if name == "l" else "accessibility_kind"].by_code
    )
