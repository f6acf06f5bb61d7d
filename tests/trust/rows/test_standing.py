"""A standing question gives what the query set itself gives, whatever the values."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Count, Model, QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from amparo.trust.accounts.models import Post
from amparo.trust.audit.models import Leaf
from amparo.trust.rows.standing import MOST, standing

BEGAN = datetime(2026, 3, 1, tzinfo=UTC)
PEOPLE = [UUID(int=number) for number in range(1, 9)]
ACTS = ["opened", "written", "refused", "\ue0000"]


@standing
def leaves(records: list[UUID], act: str, since: datetime, most: int) -> QuerySet[Leaf]:
    return Leaf.objects.filter(record__in=records, act=act, at__gte=since, index__lte=most).order_by("index")


@standing
def told(records: list[UUID], acts: list[str]) -> QuerySet[Leaf, tuple[int, UUID | None, datetime]]:
    found = Leaf.objects.filter(record__in=records, act__in=acts).order_by("-index")
    return found.values_list("index", "record", "at")[:5]


@standing
def seen(record: UUID) -> QuerySet[Leaf, UUID | None]:
    return Leaf.objects.filter(record=record).order_by("index").values_list("record", flat=True)


def leaf(index: int, record: UUID, act: str) -> Leaf:
    at = BEGAN + timedelta(hours=index, microseconds=index)
    return Leaf(index=index, at=at, record=record, act=act, role="case_worker", form=1, leaf_hash=bytes([index]))


def columns(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


class TestStanding(TestCase):
    """Each example in a transaction of its own."""

    @given(
        written=st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ACTS)), max_size=12),
        records=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=9),
        acts=st.lists(st.sampled_from(ACTS), min_size=1, max_size=3),
        hours=st.integers(0, 12),
        most=st.integers(0, 12),
    )
    def test_a_standing_question_gives_the_rows_of_its_query_set_in_their_order(
        self, written: list[tuple[UUID, str]], records: list[UUID], acts: list[str], hours: int, most: int
    ) -> None:
        Leaf.objects.bulk_create(leaf(index, *one) for index, one in enumerate(written))
        since = BEGAN + timedelta(hours=hours)
        plain = Leaf.objects.filter(record__in=records)
        asked = leaves(records, acts[0], since, most)
        wanted = list(plain.filter(act=acts[0], at__gte=since, index__lte=most).order_by("index"))
        assert [columns(row) for row in asked] == [columns(row) for row in wanted]
        assert not any(row._state.adding for row in asked)
        some = plain.filter(act__in=acts).order_by("-index").values_list("index", "record", "at")
        assert told(records, acts) == list(some[:5])
        assert seen(records[0]) == [one for one, _act in written if one == records[0]]


@pytest.mark.django_db
def test_a_list_of_any_length_is_asked_for_in_few_wordings() -> None:
    everybody = [uuid4() for _ in range(MOST)]
    Leaf.objects.bulk_create(leaf(number, record, "opened") for number, record in enumerate(everybody[:200]))
    with CaptureQueriesContext(connection) as asked:
        for many in (1, 2, 3, 63, 65, 128, 199, MOST):
            assert {row.record for row in leaves(everybody[:many], "opened", BEGAN, 1000)} == set(
                everybody[: min(many, 200)]
            )
    assert len(asked) == 8


@pytest.mark.django_db
@pytest.mark.parametrize("many", [0, MOST + 1], ids=["nobody", "too many"])
def test_a_list_that_is_empty_or_too_long_is_refused(many: int) -> None:
    with pytest.raises(ValueError, match="1 to 512"):
        leaves([uuid4()] * many, "opened", BEGAN, 1)


@pytest.mark.django_db
def test_a_question_that_leaves_a_value_out_is_refused() -> None:
    @standing
    def careless(record: UUID, act: str) -> QuerySet[Leaf]:
        return Leaf.objects.filter(record=record)

    with pytest.raises(ValueError, match="every value"):
        careless(uuid4(), "opened")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(lambda: Post.objects.select_related("team"), id="with others beside them"),
        pytest.param(lambda: Post.objects.prefetch_related("team"), id="with others asked for later"),
        pytest.param(lambda: Post.objects.only("role"), id="of which a part is left out"),
        pytest.param(lambda: Post.objects.annotate(many=Count("pk")), id="with a number of their own"),
    ],
)
def test_rows_that_are_not_whole_are_refused(rows: Callable[[], QuerySet[Post]]) -> None:
    @standing
    def careless(role: str) -> QuerySet[Post]:
        return rows().filter(role=role)

    with pytest.raises(ValueError, match="whole rows"):
        careless("supervisor")


def test_values_are_given_by_position() -> None:
    with pytest.raises(TypeError, match="position"):
        seen(record=uuid4())
