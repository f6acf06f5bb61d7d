"""How a public answer is declared: JSON that may be kept for a while, and a sentence for what cannot be read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from amparo.foundation import ids

SECONDS = 300
"""How long an answer may be kept by whoever asked."""


class Unreadable(Exception):
    """A parameter that cannot be read; the message says which and what is possible."""


@dataclass(frozen=True)
class Declared:
    """What a view says of its answers: the parameters it knows, the object it shows, and whether as pages of a list."""

    known: tuple[str, ...]
    shows: str
    listed: bool


def answers(
    *known: str, shows: str, listed: bool = False
) -> Callable[[Callable[..., dict[str, Any] | None]], Callable[..., JsonResponse]]:
    """Declare a public answer: JSON, 400 with a sentence for a parameter, 404 for None or what is no identifier."""

    def declare(view: Callable[..., dict[str, Any] | None]) -> Callable[..., JsonResponse]:
        # Nothing is ever changed here, so what is sent is told that only reading is answered, and not that a form expired.
        @csrf_exempt
        @require_safe
        @wraps(view)
        def answered(request: HttpRequest, **parts: str) -> JsonResponse:
            try:
                _only(request, known)
                return _found(view, request, parts)
            except Unreadable as problem:
                return _json({"error": str(problem)}, 400)

        answered.declared = Declared(known, shows, listed)  # type: ignore[attr-defined]
        return answered

    return declare


def _found(view: Callable[..., dict[str, Any] | None], request: HttpRequest, parts: dict[str, str]) -> JsonResponse:
    given = {name: ids.parse(text) for name, text in parts.items()}
    found = view(request, **given) if all(given.values()) else None
    return _json({"error": "There is nothing under this identifier."}, 404) if found is None else _json(found)


def _json(body: dict[str, Any], status: int = 200) -> JsonResponse:
    answer = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = f"public, max-age={SECONDS}" if status == 200 else "no-store"
    return answer


def _only(request: HttpRequest, known: tuple[str, ...]) -> None:
    unknown = set(request.GET) - {*known, "format"}
    if any(len(values) > 1 for values in dict(request.GET.lists()).values()):
        raise Unreadable("A parameter can be given only once.")
    if unknown:
        raise Unreadable(
            f"These parameters are not known here: {len(unknown)}. Known are: {', '.join(known) or 'none'}."
        )
    if request.GET.get("format", "json") != "json":
        raise Unreadable("The parameter format can only be json.")
