"""Two people editing the same records, through the actions and the database: nothing disappears, nothing is overwritten."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.people import actions, queries
from amparo.trust.audit import verify
from tests.cast import Cast, register_sara

PEOPLE = ("alma", "amir")
FIELDS = ("contact_when", "contact_note", "preferred_name")
EDIT = st.tuples(
    st.sampled_from(PEOPLE), st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["", "a", "b", "c"]), min_size=1),
    st.integers(0, 3), st.booleans(),
)  # fmt: skip


class Undo(Exception):
    """Takes one example's writes back."""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=2, max_size=7))
def test_no_edit_of_a_person_is_lost_or_silently_overwritten(cast: Cast, edits: list[Any]) -> None:
    with pytest.raises(Undo), transaction.atomic():  # noqa: PT012
        sara = register_sara(cast)
        case = cases.open_case(by=cast.alma, person=sara)
        cases.add_to_case(by=cast.bruno, case=case, worker=cast.users["amir"].pk)
        for who, changes, age, settle in edits:
            _edit(cast, sara, who, changes, age)
            if settle:
                _settle(cast, sara)
        numbers = [version.number for version in queries.versions(cast.alma, sara)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert verify.verify().sound
        raise Undo


def _edit(cast: Cast, sara: Any, who: str, changes: dict[str, str], age: int) -> None:
    before = queries.versions(cast.alma, sara)
    base = before[max(0, len(before) - 1 - age)]
    actions.change(by=cast.access(who), person=sara, changes=changes, based_on=base.number)
    after = queries.person(cast.alma, sara).content
    for name, value in changes.items():
        if (base.fields.get(name) or "") != value:
            waiting = [proposal["value"] or "" for proposal in after.conflicts.get(name, [])]
            assert (after.fields.get(name) or "") == value or value in waiting
    for name in FIELDS:
        if before[-1].fields.get(name) != after.fields.get(name):
            assert before[-1].fields.get(name) == base.fields.get(name), "overwritten unseen"


def _settle(cast: Cast, sara: Any) -> None:
    content = queries.person(cast.alma, sara).content
    for name, waiting in content.conflicts.items():
        actions.choose(by=cast.alma, person=sara, field=name, value=waiting[0]["value"])
        assert name not in queries.person(cast.alma, sara).content.conflicts


def test_two_workers_filling_one_form_keep_both_answers(cast: Cast) -> None:
    case = cases.open_case(by=cast.alma, person=register_sara(cast))
    cases.add_to_case(by=cast.bruno, case=case, worker=cast.users["amir"].pk)
    entry = cases.start_form(by=cast.alma, case=case, step="first_contact")
    mine: dict[str, str | None] = {"situation/reason_in_words": "In Alma's words."}
    cases.save_answers(by=cast.alma, entry=entry, answers=mine, based_on=1)
    theirs: dict[str, str | None] = {"situation/reason_in_words": "In Amir's words.", "reach/safe_channel": "visit"}
    written = cases.save_answers(by=cast.amir, entry=entry, answers=theirs, based_on=1)
    assert written.conflicts == ("answer:situation/reason_in_words",)
    content = case_queries.entry(cast.alma, entry).content
    assert content.fields["answer:reach/safe_channel"] == "visit"
    both = {content.fields[written.conflicts[0]], content.conflicts[written.conflicts[0]][0]["value"]}
    assert both == {"In Alma's words.", "In Amir's words."}
