"""A case of a file becomes a restricted case here: whole, once, known to who is qualified, completing nothing."""

from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as for_any

from amparo.casework.cases import actions, queries
from amparo.casework.cases.areas import views
from amparo.casework.cases.brought_in import giving, looking, received, taking
from amparo.casework.cases.brought_in.lines import lines
from amparo.casework.cases.models import Case, Entry, EntryStatus
from amparo.casework.consent import queries as consent
from amparo.casework.people import queries as people
from amparo.casework.people.models import Person
from amparo.exchange import htcds
from amparo.exchange.htcds import Read, Record, standard
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Tier
from amparo.trust.history.models import Version
from amparo.trust.probes import actions as probes
from tests.casework.cases.brought_in.bringing import PARTNER, agrees, line, taken
from tests.casework.partnership.records import agreement, organization
from tests.cast import SARA, Cast, register_sara
from tests.exchange.htcds.generating import records
from tests.exchange.htcds.making import IOM, TEMPLATES, full, read_here, value, workbook
from tests.real_forms import needs_real_forms

HAWA = Record(
    {"prs_FirstName": ("Hawa",), "prs_Gender": ("Feminine",), "con_Consent": ("TRUE",), "cas_Status": ("Active",),
     "vic_TraffickingStatus": ("NotAVictimOfTrafficking",), "vic_TypeOfExploitation": ("ForcedLabour",)},
    {"per": ({"per_RoleInProcess": ("Smuggler",), "per_RoleDetails": ("a name",)},),
     "hte": ({"hte_Type": ("Transit",)}, {"hte_Type": ("Exploitation",), "hte_Street": ("1 Main Street",)})},
)  # fmt: skip


@pytest.fixture
def own(cast: Cast) -> Cast:
    """The cast with Tomas, who is qualified."""
    cast.qualify()
    return cast


def row_of(case: UUID) -> Case:
    """Return the clear row of a case."""
    found: Case = Case.rows.get(pk=case)
    return found


def given(cast: Cast) -> list[Record]:
    """As Tomas, give back to the partner whatever was brought in."""
    return list(giving.give_back(by=cast.tomas, recipient=PARTNER, purpose="Given back").records)


def test_a_case_is_restricted_carries_the_area_and_says_where_it_came_from(own: Cast) -> None:
    case = taken(own, HAWA).case
    view = queries.case(own.tomas, case)
    assert (view.person.name, view.row.tier, row_of(case).owner_id) == ("Hawa", Tier.RESTRICTED.value, own.tomas.id)
    assert [each.area.name for each in views.areas(own.tomas, view).carried] == ["counter_trafficking"]
    (receipt,) = received.receipts(own.tomas, view.row, view.facts, "case.opened")
    assert (receipt.source, receipt.by, receipt.record, receipt.consent) == (PARTNER, own.tomas.id, HAWA, "TRUE")
    assert [(one.form.rpartition("/")[2], one.table) for one in receipt.put] == [
        ("trafficking_status", ""), ("exploitation", ""), ("perpetrator", "per"), ("trafficking_event", "hte"),
        ("trafficking_event", "hte"),
    ]  # fmt: skip


def test_nothing_is_complete_no_gate_opens_and_no_consent_is_assumed(own: Cast) -> None:
    case = taken(own, HAWA).case
    view = queries.case(own.tomas, case)
    assert set(Entry.rows.filter(case=case, kind="form").values_list("status", flat=True)) == {EntryStatus.DRAFT}
    blocked = {block.gate.act for _area, block, _why in views.areas(own.tomas, view).blocks}
    assert {"return", "contact_with_authorities"} <= blocked
    assert consent.consents(own.tomas, view.row.person_id) == []
    assert giving.give_back(by=own.tomas, recipient=PARTNER, purpose="x") == giving.Given((), {"no_consent": 1})


def test_what_goes_back_stays_within_the_agreements_with_the_partner_and_says_who_received_it(own: Cast) -> None:
    case = taken(own, HAWA).case
    agrees(own, queries.case(own.tomas, case).row.person_id)
    partner = organization(own, PARTNER)
    agreement(own, partner, agreement_purposes="transfer", agreement_groups="identity story")
    assert giving.give_back(by=own.tomas, recipient=PARTNER, purpose="x") == giving.Given((), {"no_agreement": 1})
    agreement(own, partner, agreement_purposes="transfer", agreement_groups="specialised")
    assert len(giving.give_back(by=own.tomas, recipient=PARTNER, purpose="x").records) == 1


def test_a_file_that_comes_twice_makes_nothing_twice(own: Cast) -> None:
    first = taken(own, HAWA)
    people_before, versions = Person.rows.count(), Version.objects.count()
    again = taken(own, HAWA)
    assert (again.case, again.before, first.before) == (first.case, True, False)
    assert (Person.rows.count(), Version.objects.count()) == (people_before, versions)
    seen = looking.look(own.tomas, line(HAWA))
    assert (seen.case, seen.is_new) == (first.case, False)
    two = lines(Read((HAWA, HAWA), places=(("", 3), ("", 4))))
    assert [looking.look(own.tomas, one).case for one in two] == [first.case, None]


def test_nobody_else_learns_that_something_was_received(own: Cast) -> None:
    case = taken(own, HAWA).case
    actions.add_to_case(by=own.bruno, case=case, worker=own.users["greta"].pk)
    view = queries.case(own.greta, case)
    assert received.receipts(own.greta, view.row, view.facts, "case.opened") == ()
    assert queries.entries(own.greta, case) == []
    kept = Version.objects.get(record=received.record_of(case))
    assert (kept.kind, b"Hawa" in bytes(kept.sealed)) == ("cases.form", False)


@pytest.mark.parametrize("who", ["alma", "greta", "bruno", "chidi"])
def test_for_who_is_not_qualified_it_is_not_there(own: Cast, who: str) -> None:
    by = own.access(who)
    for act in (
        lambda: taking.take_in(by=by, line=line(HAWA), source=PARTNER, team=own.north.pk),
        lambda: looking.look(by, line(HAWA)),
        lambda: giving.give_back(by=by, recipient=PARTNER, purpose="x"),
    ):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            act()
    assert not Person.rows.exists()


def test_a_row_without_a_name_registers_nobody_and_can_be_of_a_person_who_is_known(own: Cast) -> None:
    nameless = Record({"vic_TypeOfExploitation": ("ForcedLabour",)})
    with pytest.raises(Refusal, match=r"htcds\.nameless"):
        taken(own, nameless)
    assert not Person.rows.exists()
    sara = register_sara(own, "tomas")
    assert row_of(taken(own, nameless, sara).case).person_id == sara


def test_a_person_who_may_be_known_is_pointed_out_and_their_open_case_goes_on(own: Cast) -> None:
    sara = register_sara(own, "tomas")
    case = actions.open_case(by=own.tomas, person=sara)
    record = Record(
        {
            "prs_FirstName": ("Sara",),
            "prs_MiddleName": ("Yusuf",),
            "prs_SecondName": ("Idriss",),
            "prs_Birthdate": ("2011-03-04",),
        }
    )
    seen = looking.look(own.tomas, line(record))
    assert ([one.person.id for one in seen.alike.people], seen.is_new) == ([sara], False)
    assert taken(own, record, sara).case == case
    assert people.person(own.tomas, sara).fields["preferred_name"] == SARA["preferred_name"]


def test_two_rows_of_a_file_that_tell_one_name_are_decided_on_one_after_the_other(own: Cast) -> None:
    again = Record({"prs_FirstName": ("HAWA",), "cas_Status": ("Closed",)})
    every = lines(Read((HAWA, again, Record({"cas_Status": ("Active",)})), places=(("", 3), ("", 4), ("", 5))))
    twins = looking.twins(every)
    assert {number: [one.number for one in others] for number, others in twins.items()} == {1: [2], 2: [1]}
    assert not looking.look(own.tomas, every[1], twins[2]).is_new
    taken(own, HAWA)
    assert [one.person.name for one in looking.look(own.tomas, every[1]).alike.people] == ["Hawa"]


def test_a_person_out_of_reach_is_not_there_and_nothing_of_the_row_is_kept(own: Cast) -> None:
    sara = register_sara(own, "selma")
    before = Version.objects.count()
    with pytest.raises(Refusal, match=r"record\.not_there"):
        taken(own, HAWA, sara)
    assert (Version.objects.count(), Case.rows.count()) == (before, 0)


def test_while_searching_is_paused_a_file_is_no_other_way_to_ask_who_is_known(
    own: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paused(_actor: object) -> None:
        raise Refusal("search.paused")

    monkeypatch.setattr(probes, "begin", paused)
    with pytest.raises(Refusal, match=r"search\.paused"):
        looking.look(own.tomas, line(HAWA))


def test_a_row_needs_somebody_who_sent_it(own: Cast) -> None:
    with pytest.raises(Refusal, match=r"forms\.required"):
        taking.take_in(by=own.tomas, line=line(HAWA), source=" ", team=own.north.pk)


def test_what_a_colleague_corrects_goes_back_and_the_rest_as_it_came(own: Cast) -> None:
    case = taken(own, HAWA).case
    view = queries.case(own.tomas, case)
    agrees(own, view.row.person_id)
    assert given(own) == [HAWA]
    (receipt,) = received.receipts(own.tomas, view.row, view.facts, "case.opened")
    entry = next(one.entry for one in receipt.put if one.form.endswith("/exploitation"))
    kinds = "exploited_page/exploitation_kinds"
    actions.save_answers(by=own.tomas, entry=entry, answers={kinds: "begging"}, based_on=1)
    (now,) = given(own)
    assert now.once == {**HAWA.once, "vic_TypeOfExploitation": ("ForcedBegging",)}
    assert now.rows == HAWA.rows


@needs_real_forms
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_filled_template_of_iom_goes_through_the_database_and_comes_back_with_no_field_lost(
    own: Cast, name: str
) -> None:
    book = workbook((IOM / name).read_bytes())
    sheet = book.worksheets[0]
    for column in range(1, sheet.max_column + 1):
        if field := standard.field(str(sheet.cell(1, column).value or "")):
            shown = [field.codes.get(code, code) for code in value(field)]
            sheet.cell(3, column, "; ".join(shown)).data_type = "s"
    sheet.delete_rows(30, sheet.max_row)
    out = BytesIO()
    book.save(out)
    (record,) = read_here(out.getvalue()).records
    assert len(record.once) > 30
    person = row_of(taken(own, record).case).person_id
    agrees(own, person)
    assert read_here(htcds.written(given(own))).records == (record,)


@needs_real_forms
def test_the_survey_of_iom_goes_through_the_database_and_comes_back(own: Cast) -> None:
    from amparo.exchange.xlsform import check

    form = check(IOM / "htcds_xlsform.xlsx").form
    assert form is not None
    asked = [one for one in form.questions.values() if one.shown and standard.field(one.path)]
    said = {one.path: one.choices[0].code.strip() if one.choices else _words(one.path) for one in asked}
    (record,) = htcds.read_sheets({"S": [list(said), list(said.values())]}).records
    assert {*record.filled()} == {field.name for path in said if (field := standard.field(path))}
    agrees(own, row_of(taken(own, record).case).person_id)
    assert given(own) == [record]


def _words(path: str) -> str:
    field = standard.field(path)
    assert field is not None
    return "".join(value(field)[:1])


def test_all_83_fields_go_through_the_database_and_come_back(own: Cast) -> None:
    record = full()
    agrees(own, row_of(taken(own, record).case).person_id)
    assert {*record.filled()} == {*standard.fields()}
    assert given(own) == [record]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_any(record=records())
def test_any_case_goes_through_the_database_and_comes_back(own: Cast, record: Record) -> None:
    named = Record({**record.once, "prs_FirstName": ("Hawa",)}, record.rows, record.other)
    case = taken(own, named).case
    view = queries.case(own.tomas, case)
    agrees(own, view.row.person_id)
    assert named in given(own)
