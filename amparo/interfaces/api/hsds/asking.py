"""How a public list is asked for: the parameters of HSDS 3.0, each read strictly and refused with a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_safe

from amparo.casework.directory.queries import public
from amparo.exchange import hsds
from amparo.foundation import ids

PER_PAGE, MOST = 50, 500
SECONDS = 300
"""How long an answer may be kept by whoever asked."""
LONGEST = 200


class Unreadable(Exception):
    """A parameter that cannot be read; the message says which and what is possible."""


@dataclass(frozen=True)
class Page:
    """Which part of a list is asked for."""

    number: int
    size: int


def answers(*known: str) -> Callable[[Callable[..., dict[str, Any] | None]], Callable[..., JsonResponse]]:
    """Declare a public answer and the parameters it knows: JSON, 400 with a sentence for a parameter, 404 for None."""

    def declare(view: Callable[..., dict[str, Any] | None]) -> Callable[..., JsonResponse]:
        @require_safe
        @wraps(view)
        def answered(request: HttpRequest, **parts: UUID) -> JsonResponse:
            try:
                _only(request, known)
                found = view(request, **parts)
            except Unreadable as problem:
                return _json({"error": str(problem)}, 400)
            return _json({"error": "There is nothing under this identifier."}, 404) if found is None else _json(found)

        return answered

    return declare


def _json(body: dict[str, Any], status: int = 200) -> JsonResponse:
    answer = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = f"public, max-age={SECONDS}" if status == 200 else "no-store"
    return answer


def _only(request: HttpRequest, known: tuple[str, ...]) -> None:
    unknown = sorted(set(request.GET) - {*known, "format"})
    if unknown:
        raise Unreadable(
            f"These parameters are not known here: {len(unknown)}. Known are: {', '.join(known) or 'none'}."
        )
    if request.GET.get("format", "json") != "json":
        raise Unreadable("The parameter format can only be json.")


def page(request: HttpRequest) -> Page:
    """Return the part of the list that is asked for."""
    return Page(_number(request, "page", 1, 1_000_000), _number(request, "per_page", PER_PAGE, MOST))


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
    text = request.GET.get(name, "")
    found = ids.parse(text) if text else None
    if text and found is None:
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
    text = request.GET.get("modified_after", "").replace(" ", "+")
    if not text:
        return None
    try:
        day = parse_date(text)
        found = datetime.combine(day, time(), UTC) if day else parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise Unreadable("The parameter modified_after must be a date or a moment such as 2026-11-27T08:00:00Z.")
    return found if found.tzinfo else found.replace(tzinfo=UTC)
