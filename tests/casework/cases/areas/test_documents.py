"""A document of an area is sealed with it: also of the form that asked for it, and through every change of keys."""

from types import SimpleNamespace
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from amparo.casework.cases import actions, queries
from amparo.casework.cases.models import EntryKind
from amparo.foundation import forms, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.cases.filling.attached import attached
from amparo.trust.history.models import Version
from tests.casework.cases.areas.carrying import entered, filled
from tests.cast import Cast
from tests.config import locked
from tests.content.sixth import NAME

WORDS = b"What the lawyer wrote."
PAPER = """
| survey |
| | type | name | label |
| | begin_group | papers | Papers |
| | file | letter | The letter |
| | end_group | | |

| settings |
| | form_title | form_id | version |
| | Papers | papers | 1 |
"""


def kept(cast: Cast, case: UUID) -> UUID:
    """As Greta, keep a document of the area."""
    return actions.add_document(by=cast.greta, case=case, title="Letter", document_kind="other", data=WORDS, area=NAME)


def test_a_document_of_an_area_is_opened_by_who_is_qualified_and_not_there_for_others(areas: Cast) -> None:
    case = entered(areas)
    letter = kept(areas, case)
    assert queries.document(areas.greta, letter)[1] == WORDS
    assert [each.id for each in queries.entries(areas.greta, case, [EntryKind.DOCUMENT])] == [letter]
    for who in ("alma", "bruno", "tomas", "selma"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            queries.document(areas.access(who), letter)
    assert queries.entries(areas.alma, case, [EntryKind.DOCUMENT]) == []
    of_case = actions.add_document(by=areas.alma, case=case, title="Card", document_kind="other", data=WORDS)
    kinds = Version.objects.filter(record__in=[letter, of_case]).values_list("kind", "compartment").order_by("number")
    assert {kind for kind, _part in kinds} == {"cases.document"}
    assert not [part for _kind, part in kinds if "gbv" in part]


def test_only_who_writes_in_an_area_adds_a_document_to_it(areas: Cast) -> None:
    case = entered(areas)
    for who, area in (("alma", NAME), ("tomas", NAME), ("greta", "no_such_area")):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            actions.add_document(
                by=areas.access(who), case=case, title="x", document_kind="other", data=WORDS, area=area
            )


def test_the_document_goes_through_a_change_of_keys(areas: Cast) -> None:
    case = entered(areas)
    letter = kept(areas, case)
    areas.join("gloria", Role.CASE_WORKER, areas.north, "gbv")
    actions.add_to_case(by=areas.bruno, case=case, worker=areas.users["gloria"].pk)
    queries.case(areas.greta, case)  # who holds the keys passes them on at an opening
    assert queries.document(areas.gloria, letter)[1] == WORDS
    actions.remove_from_case(by=areas.bruno, case=case, worker=areas.users["gloria"].pk)
    assert queries.document(areas.greta, letter)[1] == WORDS
    with pytest.raises(Refusal, match=r"record\.not_there"):
        queries.document(areas.gloria, letter)


def test_a_question_for_a_file_in_a_form_of_an_area_keeps_it_with_the_area(areas: Cast, rf: RequestFactory) -> None:
    case = entered(areas)
    entry = queries.entry(areas.greta, filled(areas, case, "legal_intake", complete=False))
    form = forms.compile_form(forms.read_markdown(PAPER), {}, area="tests")
    request = rf.post("/", {"q:papers/letter": SimpleUploadedFile("letter.txt", WORDS)})
    request.access = areas.greta  # type: ignore[attr-defined]
    now = SimpleNamespace(entry=entry, form=form, language="en")
    typed, refused = attached(request, now, form.pages[0], {})  # type: ignore[arg-type]
    (letter,) = queries.entries(areas.greta, case, [EntryKind.DOCUMENT])
    assert (typed, refused, letter.fields["title"]) == ({"papers/letter": ids.code(letter.id)}, [], "The letter")
    assert queries.entries(areas.alma, case, [EntryKind.DOCUMENT]) == []


@locked.on_postgres
def test_the_database_shows_the_sealed_bytes_to_who_may_read_the_area_alone(areas: Cast) -> None:
    from amparo.casework.cases.models import StoredFile
    from amparo.trust.accounts import second_lock

    case = entered(areas)
    letter = kept(areas, case)
    card = actions.add_document(by=areas.alma, case=case, title="Card", document_kind="other", data=WORDS)
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for who, seen in (("greta", {letter, card}), ("alma", {card}), ("selma", set())):
            second_lock.stand(areas.access(who).actor)
            assert set(StoredFile.objects.values_list("entry_id", flat=True)) == seen, who
