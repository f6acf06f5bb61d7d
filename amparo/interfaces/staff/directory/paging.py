"""Long lists a page at a time; the address keeps what the list is narrowed to, which are codes and nobody's words."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.http import HttpRequest

from amparo.casework.directory import queries
from amparo.interfaces.ui.addresses import narrowed, whole

T = TypeVar("T")


def paged(
    request: HttpRequest, found: Sequence[T], name: str, asked: Mapping[str, str], of: Sequence[object] = ()
) -> tuple[Sequence[T], dict[str, str]]:
    """Return the rows of the page that is asked for, and the addresses of those before and after it."""
    number = whole(request.GET.get("page", ""), 1)
    rows, more = queries.page(found, number)
    return rows, {
        "previous_url": narrowed(name, {**asked, "page": str(number - 1)}, of) if number > 1 else "",
        "next_url": narrowed(name, {**asked, "page": str(number + 1)}, of) if more else "",
    }
