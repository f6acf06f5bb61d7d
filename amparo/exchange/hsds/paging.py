"""One page of a list as HSDS wraps it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def paged(rows: Sequence[T], page: int, per_page: int, shape: Callable[[T], dict[str, Any]]) -> dict[str, Any]:
    """Return page `page` (from 1) of `rows`, each shaped by `shape`; a page after the last one is empty."""
    pages = max(1, -(-len(rows) // per_page))
    contents = [shape(row) for row in rows[(page - 1) * per_page : page * per_page]]
    return {
        "total_items": len(rows),
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }
