"""How a public list is asked for: the parameters of HSDS 3.0, each read strictly and refused with a sentence."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime

from amparo.casework.directory.queries import public
from amparo.exchange import hsds
from amparo.foundation import ids
from amparo.interfaces.api.hsds.answering import Unreadable

PER_PAGE, MOST, PAGES = 50, 500, 1_000_000
LONGEST = 200


@dataclass(frozen=True)
class Page:
    """Which part of a list is asked for."""

    number: int
    size: int

    @property
    def rows(self) -> slice:
        """Return which rows of the whole list these are."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def page(request: HttpRequest) -> Page:
    """Return the part of the list that is asked for."""
    return Page(_number(request, "page", 1, PAGES), _number(request, "per_page", PER_PAGE, MOST))


def _number(request: HttpRequest, name: str, usual: int, most: int) -> int:
    text = request.GET.get(name, str(usual))
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= most):
        raise Unreadable(f"The parameter {name} must be a whole number from 1 to {most}.")
    return int(text)


def switch(request: HttpRequest, name: str) -> bool:
    """Return a parameter that is true or false."""
    text = request.GET.get(name, "false").lower()
    if text not in ("true", "false"):
        raise Unreadable(f"The parameter {name} must be true or false.")
    return text == "true"


def identifier(request: HttpRequest, name: str) -> UUID | None:
    """Return an identifier, None when it is not given."""
    found = ids.parse(request.GET.get(name, ""))
    if name in request.GET and found is None:
        raise Unreadable(f"The parameter {name} must be an identifier.")
    return found


def search(request: HttpRequest) -> str:
    """Return the words searched for."""
    text = request.GET.get("search", "").strip()
    if len(text) > LONGEST or "\x00" in text:
        raise Unreadable(f"The parameter search must have at most {LONGEST} letters.")
    return text


def wanted(request: HttpRequest) -> public.Wanted:
    """Return what a list of services is narrowed to."""
    return public.Wanted(
        search=search(request),
        organization=identifier(request, "organization_id"),
        terms=_terms(identifier(request, "taxonomy_term_id"), identifier(request, "taxonomy_id")),
        modified_after=_moment(request),
    )


def _terms(term: UUID | None, taxonomy: UUID | None) -> frozenset[tuple[str, str]] | None:
    if term is None and taxonomy is None:
        return None
    return frozenset(
        (one.taxonomy, one.code)
        for one in public.terms()
        if term in (None, hsds.term_id(one.taxonomy, one.code)) and taxonomy in (None, hsds.taxonomy_id(one.taxonomy))
    )


def _moment(request: HttpRequest) -> datetime | None:
    if "modified_after" not in request.GET:
        return None
    text = request.GET["modified_after"].replace(" ", "+")
    try:
        day = parse_date(text)
        found = datetime.combine(day, time(), UTC) if day else parse_datetime(text)
        if found:
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        pass
    raise Unreadable("The parameter modified_after must be a date or a moment such as 2026-11-27T08:00:00Z.")
