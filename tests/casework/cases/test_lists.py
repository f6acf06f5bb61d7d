"""A list of cases is walked to its end and back again: the same pages both ways, whatever happens to cases meanwhile."""

from uuid import UUID

import pytest

from amparo.casework.cases import queries
from amparo.casework.cases.models import Case
from tests.casework.supervision.auditing import case_of
from tests.cast import Cast

SIZE = 2


@pytest.fixture
def five(cast: Cast) -> list[UUID]:
    """Five cases of Alma, newest first as a list shows them."""
    for name in ("Sara", "Amina", "Leila", "Hana", "Noor"):
        case_of(cast, "alma", name)
    return list(Case.rows.order_by("-opened_at", "-pk").values_list("pk", flat=True))


def ids(page: queries.CasePage) -> list[UUID]:
    return [row.id for row in page.rows]


def walked(cast: Cast) -> list[queries.CasePage]:
    """Return the pages from the first to the last."""
    pages = [queries.case_list(cast.alma, size=SIZE)]
    while pages[-1].after:
        pages.append(queries.case_list(cast.alma, size=SIZE, after=pages[-1].after))
    return pages


def test_the_way_back_shows_the_pages_of_the_way_there(cast: Cast, five: list[UUID]) -> None:
    first, second, third = walked(cast)
    assert [*ids(first), *ids(second), *ids(third)] == five
    assert first.before is None
    again = queries.case_list(cast.alma, size=SIZE, before=third.before or "")
    assert (ids(again), again.after) == (ids(second), second.after)
    begin = queries.case_list(cast.alma, size=SIZE, before=again.before or "")
    assert (ids(begin), begin.before, begin.after) == (ids(first), None, first.after)


def test_what_was_closed_meanwhile_cuts_nobody_off_from_the_other_cases(cast: Cast, five: list[UUID]) -> None:
    _first, second, third = walked(cast)
    Case.rows.filter(pk__in=five[:2]).update(status="closed")
    assert ids(queries.case_list(cast.alma, size=SIZE, before=second.before or "")) == five[2:4], (
        "the list begins here now"
    )
    Case.rows.filter(pk=five[4]).update(status="closed")
    nothing = queries.case_list(cast.alma, size=SIZE, after=second.after or "")
    assert (nothing.rows, nothing.before) == ([], ""), "the way back is the beginning"
    assert ids(queries.case_list(cast.alma, size=SIZE, before=third.before or "")) == five[2:4]


SOME = "00000000-0000-0000-0000-000000000000"
EARLIEST = f"0001-01-01T00:00:00+14:00~{SOME}"


@pytest.mark.parametrize("mark", ["x", "2026-11-20", "2026-11-20T00:00:00+00:00~x", "~", "9~9~9", "\x00", EARLIEST])
def test_a_mark_that_nobody_can_read_leads_to_the_beginning(cast: Cast, five: list[UUID], mark: str) -> None:
    for found in (queries.case_list(cast.alma, size=SIZE, **{way: mark}) for way in ("after", "before")):
        assert (ids(found), found.before) == (five[:2], None)
