"""What came and what forms say since, in the standard again: nothing is lost, what was changed is said, what is narrow stays."""

from collections.abc import Mapping
from uuid import UUID

from hypothesis import given, settings

from amparo.casework.cases.areas.handing import EXPORTED
from amparo.casework.cases.areas.knowledge import Filled
from amparo.casework.cases.brought_in.lines import Line, homes, left_over
from amparo.casework.cases.brought_in.received import Put, Receipt, _receipt
from amparo.casework.cases.brought_in.standing import given_back
from amparo.casework.cases.models import Entry
from amparo.exchange.htcds import Record, standard
from amparo.foundation import clock, ids
from tests.exchange.htcds.generating import records
from tests.exchange.htcds.making import full


def received(record: Record) -> tuple[Receipt, dict[UUID, Filled]]:
    """Return what taking a case in would keep of it, and the drafts that it would begin."""
    put, forms = [], {}
    line = Line(1, "Cases", 3, record)
    for draft in line.drafts:
        entry = Entry(id=ids.new())
        left = {name: tuple(values) for name, values in left_over(record, draft).items()}
        put.append(Put.of(entry.pk, draft, left))
        forms[entry.pk] = filled(entry, draft.form, draft.answers)
    return Receipt("Partner", clock.now(), ids.new(), record, tuple(put)), forms


def filled(entry: Entry, form: str, answers: Mapping[str, str]) -> Filled:
    return Filled(
        entry, form, {"form": f"{form}@1", **{f"answer:{path}": text for path, text in answers.items()}}, clock.now()
    )


def details(record: Record) -> dict[str, object]:
    return Line(1, "", 0, record).details


@settings(max_examples=80, deadline=None)
@given(records())
def test_any_case_comes_back_as_it_was_received_while_nobody_changed_anything(record: Record) -> None:
    receipt, forms = received(record)
    assert given_back(_receipt(receipt.kept()), details(record), forms, EXPORTED) == record
    assert given_back(receipt, {}, {}, EXPORTED) == record


def test_a_case_with_every_field_and_code_comes_back_whole() -> None:
    for number in range(21):
        record = full(number)
        receipt, forms = received(record)
        assert given_back(receipt, details(record), forms, EXPORTED) == record
        assert {put.form.rpartition("/")[2] for put in receipt.put} == {
            "trafficking_status", "elements", "exploitation", "trafficking_event", "perpetrator",
        }  # fmt: skip


def changed(record: Record, form: str, answers: Mapping[str, str]) -> Record:
    """Return the case after a form that it began says `answers` alone."""
    receipt, forms = received(record)
    now = {
        key: filled(one.entry, one.form, answers) if one.form == f"counter_trafficking/{form}" else one
        for key, one in forms.items()
    }
    return given_back(receipt, details(record), now, EXPORTED)


def test_what_a_form_says_now_goes_out_and_what_was_taken_away_does_not_come_again() -> None:
    record = Record({
        "vic_TypeOfExploitation": ("ForcedLabour", "Dancing"), "vic_LocationOfRecruitment": ("a farm",),
        "prs_FirstName": ("Hawa",), "cas_Status": ("Active",),
    })  # fmt: skip
    now = changed(record, "exploitation", {"exploited_page/exploitation_kinds": "begging"})
    assert now.once == {
        "vic_TypeOfExploitation": ("ForcedBegging", "Dancing"), "prs_FirstName": ("Hawa",), "cas_Status": ("Active",),
    }  # fmt: skip


def test_an_event_that_was_corrected_is_said_in_its_own_row_and_keeps_what_no_form_asks() -> None:
    rows = tuple({"hte_Type": ("Transit",), "hte_City": (town,), "hte_Street": ("1",)} for town in ("Sabha", "Kufra"))
    record = Record({}, {"hte": rows})
    receipt, forms = received(record)
    second = receipt.put[1].entry
    forms[second] = filled(forms[second].entry, forms[second].form, {"event_page/trafficking_event_city": "Tripoli"})
    assert given_back(receipt, {}, forms, EXPORTED).rows["hte"] == (
        rows[0],
        {"hte_City": ("Tripoli",), "hte_Street": ("1",)},
    )


def test_what_is_said_of_others_and_words_of_an_event_go_back_only_as_they_came() -> None:
    record = Record({}, {
        "per": ({"per_RoleInProcess": ("Smuggler",)},), "hte": ({"hte_Type": ("Transit",), "hte_Description": ("came so",)},),
    })  # fmt: skip
    assert changed(record, "perpetrator", {"perpetrator_page/perpetrator_roles": "exploiter"}) == record
    words = {"event_page/trafficking_stage": "transit", "event_page/trafficking_event_words": "what we heard"}
    assert changed(record, "trafficking_event", words) == record


def test_what_the_register_says_now_goes_out() -> None:
    record = Record({"prs_FirstName": ("Hawa",), "prs_Citizenship": ("ERI",), "prs_MobilePhone": ("+49151000",)})
    now = {**details(record), "name_given": "Awa", "nationalities": ["ERI", "ETH"], "contact_value": "another"}
    assert given_back(received(record)[0], now, {}, EXPORTED).once == {
        "prs_FirstName": ("Awa",), "prs_Citizenship": ("ERI", "ETH"), "prs_MobilePhone": ("+49151000",),
    }  # fmt: skip


def test_no_telephone_address_or_number_becomes_a_way_to_reach_somebody() -> None:
    taken = details(full())
    assert set(taken) == {
        "name_given",
        "name_father",
        "name_family",
        "birth_date",
        "gender",
        "marital",
        "nationalities",
        "languages",
    }


def test_what_a_question_cannot_hold_begins_no_form_and_is_not_lost() -> None:
    record = Record({"vic_AgeWhenTrafficked": ("130",), "prs_Birthdate": ("1799-01-01",), "prs_FirstName": ("Hawa",)})
    assert Line(1, "", 0, record).drafts == ()
    assert details(record) == {"name_given": "Hawa"}


def test_every_field_has_a_form_the_register_or_stays_as_received() -> None:
    asked = {
        field
        for (form, _path), field in homes().fields.items()
        if form == "person" or form.startswith("counter_trafficking/")
    }
    assert len(asked) == 27
    assert asked <= set(standard.fields())
