"""Rows written at once stand in the database as Django itself would have written them."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from amparo.trust.history.models import Version
from amparo.trust.rows.inserting import insert

uuids = st.uuids()
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=16)


@st.composite
def versions(draw: st.DrawFn, records: st.SearchStrategy[UUID] = uuids) -> Version:
    """Return a version with any values, among them none where a column may be empty."""
    return Version(
        record=draw(records), holder=draw(uuids), kind=draw(words), compartment=draw(words), number=draw(st.integers(1, 9)),
        sealed=draw(st.binary(max_size=40)), changed_by=draw(st.none() | uuids), at=draw(moments),
        idempotency_key=draw(st.none() | uuids),
    )  # fmt: skip


class TestInserting(TestCase):
    """Each example in a transaction of its own."""

    @given(rows=st.lists(versions(), max_size=5, unique_by=(lambda row: row.record, lambda row: row.idempotency_key)))
    def test_what_is_written_at_once_is_read_back_as_it_was(self, rows: list[Version]) -> None:
        insert(Version, rows)
        names = [field.attname for field in Version._meta.concrete_fields if field.attname != "seq"]
        written = {row.record: row for row in Version.objects.all()}
        assert len(written) == len(rows)
        for row in rows:
            for name in names:
                there = getattr(written[row.record], name)
                assert (bytes(there) if name == "sealed" else there) == getattr(row, name), name
