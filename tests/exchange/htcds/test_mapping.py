"""The answers of our forms and a case of HTCDS, both ways, by the tables of the practice area: nothing is dropped."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

import pytest

from amparo.exchange import htcds
from amparo.exchange.htcds import Filled, Homes, Record, standard
from amparo.foundation.forms import evaluate
from amparo.practice import catalogue
from amparo.practice.areas import rows
from tests.exchange.htcds.making import full

PRACTICE = catalogue()
AREA = PRACTICE.areas["counter_trafficking"]
QUESTIONS, CODES = rows(AREA.path / "htcds.csv"), rows(AREA.path / "htcds_codes.csv")
HOMES = htcds.read_homes(QUESTIONS, CODES)
MANY = {"counter_trafficking/trafficking_event", "counter_trafficking/perpetrator"}
UNSAID = {"unknown", "not_asked", "declined"}
PERSON = {"gender": "gender_identity", "marital": "marital", "nationalities": "countries"}


def codes_of(form: str, path: str) -> list[str]:
    """Return the codes that a question of ours can hold; those of a person are lists by name."""
    if form == "person":
        return [one.code for one in PRACTICE.lists[PERSON[path]]] if path in PERSON else []
    question = PRACTICE.form(form).question(path)
    assert question is not None, (form, path)
    return [choice.code for choice in question.choices]


def test_every_question_of_the_table_is_asked_and_every_field_is_of_the_standard() -> None:
    from amparo.casework.people.rules import LISTS, TEXTS

    for row in QUESTIONS:
        assert row["field"] in standard.fields()
        if row["form"] == "person":
            assert row["path"] in {*TEXTS, *LISTS}
        else:
            assert PRACTICE.form(row["form"]).question(row["path"]) is not None, row


def test_every_code_of_ours_has_one_of_theirs_or_says_that_nothing_is_known() -> None:
    allowed = {("con_Consent", "urgent_only"), ("con_Consent", "not_possible"), ("vic_TraffickingStatus", "to_assess")}
    allowed |= {("prs_MaritalStatus", "cohabiting"), ("prs_PrimaryLanguage", "other")}
    for row in QUESTIONS:
        field = row["field"]
        if field in HOMES.theirs:
            mapped = set(HOMES.theirs[field])
            assert mapped <= set(codes_of(row["form"], row["path"])), field
            missing = set(codes_of(row["form"], row["path"])) - mapped - UNSAID
            assert {(field, code) for code in missing} <= allowed


@pytest.mark.parametrize("field", sorted(set(HOMES.theirs) - {"prs_PrimaryLanguage"}))
def test_every_code_of_theirs_becomes_one_of_ours(field: str) -> None:
    known = standard.fields()[field].codes or {"TRUE": "", "FALSE": ""}
    assert set(known) == set(HOMES.ours[field])


def test_a_coded_question_without_a_table_of_codes_is_a_country() -> None:
    bare = [row for row in QUESTIONS if codes_of(row["form"], row["path"]) and row["field"] not in HOMES.theirs]
    assert {standard.fields()[row["field"]].reference for row in bare} == {"country"}


def value_of(chance: Random, form: str, path: str, field: str) -> str:
    codes = codes_of(form, path)
    kind = standard.fields()[field].kind
    if codes and kind == "many":
        return " ".join(chance.sample(codes, chance.randint(1, min(4, len(codes)))))
    if codes:
        return chance.choice(codes)
    if kind == "date":
        return str(date(1950, 1, 1) + timedelta(days=chance.randrange(29_000)))[: chance.choice((10, 10, 10, 4, 7))]
    return str(chance.randrange(90)) if kind == "number" else chance.choice(("a b", "=x", ";", "Ñandú, 3", "طفل"))


def a_filling(chance: Random, form: str) -> Filled:
    """Make a filling: questions that have a home, one that has none, and three goals where a form repeats them."""
    answers = {"somewhere/own_question": chance.choice("abc")}
    for row in (row for row in QUESTIONS if row["form"] == form):
        group, _, name = row["path"].rpartition("/")
        repeated = row["path"].count("/") == 2
        for path in [f"{group}[{n}]/{name}" for n in (2, 1, 3)] if repeated else [row["path"]]:
            answers[path] = value_of(chance, form, row["path"], row["field"])
    return Filled(form, answers)


FORMS = sorted({row["form"] for row in QUESTIONS} - MANY)


def spread(filled: Iterable[Filled]) -> dict[tuple[int, str], set[str]]:
    """Return answers to compare: the order of ticks says nothing."""
    return {(n, path): set(text.split()) for n, one in enumerate(filled) for path, text in one.answers.items()}


def test_answers_become_a_case_and_come_back_and_what_has_no_home_is_named() -> None:
    chance = Random(20261127)
    for _ in range(200):
        filled = [a_filling(chance, form) for form in (*FORMS, *sorted(MANY), *sorted(MANY))]
        record, kept = htcds.to_record(filled, HOMES)
        back, left = htcds.from_record(record, HOMES)
        assert left == ()
        homeless = [(one.filling, one.path) for one in kept if one.why == "no_field"]
        assert homeless == [(number, "somewhere/own_question") for number, _one in enumerate(filled)]
        assert spread(htcds.with_kept(in_order(filled, back), kept)) == spread(filled)


def in_order(filled: list[Filled], back: tuple[Filled, ...]) -> list[Filled]:
    """Put what came back where it came from: the fillings of one form in the order in which they went in."""
    found = list(back)
    placed = []
    for one in filled:
        same = next((each for each in found if each.form == one.form), Filled(one.form, {}))
        placed.append(same)
        if same in found:
            found.remove(same)
    return placed


def test_a_case_with_every_field_becomes_answers_and_names_every_field_that_no_form_asks() -> None:
    case = full()
    filled, left = htcds.from_record(case, HOMES)
    asked = {row["field"] for row in QUESTIONS}
    assert {one.field for one in left} == (set(standard.fields()) - asked) | {"Case number of the partner"}
    again, kept = htcds.to_record(filled, HOMES)
    assert kept == ()
    for name in asked:
        assert set(again.all(name)) == set(case.all(name)), name


def test_what_came_from_a_case_fits_the_questions_it_came_to() -> None:
    for number in range(3):
        for one in htcds.from_record(full(number), HOMES)[0]:
            if one.form != "person":
                form = PRACTICE.form(one.form)
                faulty = {problem.path for problem in evaluate(form, one.answers, date(2030, 1, 1)).problems}
                unfit = [p for p in one.answers if p in faulty and "goals/goal" not in p]
                assert unfit == [], one.form


def test_what_is_less_exact_goes_into_the_case_and_is_kept_beside_it() -> None:
    form = "counter_trafficking/exploitation"
    filled = [
        Filled(form, {"recruited_page/trafficker_tie": "friend", "exploited_page/exploitation_kinds": "begging crime"})
    ]
    record, kept = htcds.to_record(filled, HOMES)
    assert record.once == {
        "vic_RelationshipToTrafficker": ("Acquainted",), "vic_TypeOfExploitation": ("ForcedBegging", "Other"),
    }  # fmt: skip
    assert [(one.path, one.value, one.why) for one in kept] == [
        ("recruited_page/trafficker_tie", "friend", "less_exact"),
        ("exploited_page/exploitation_kinds", "begging crime", "less_exact"),
    ]


def test_what_is_not_known_is_not_in_the_case_and_is_no_no() -> None:
    filled = [
        Filled("screening/screening", {"agreement/agrees": "not_possible"}),
        Filled("person", {"gender": "unknown"}),
    ]
    record, kept = htcds.to_record(filled, HOMES)
    assert "con_Consent" not in record.once
    assert [(one.path, one.why) for one in kept] == [("agreement/agrees", "no_code"), ("gender", "no_code")]


def test_a_country_or_language_that_our_lists_do_not_have_is_left_and_named() -> None:
    case = Record({"prs_PrimaryLanguage": ("xxq",)}, {"hte": ({"hte_Country": ("beyond the sea",)},)})
    filled, left = htcds.from_record(case, HOMES)
    assert filled == ()
    assert [(one.field, one.values) for one in left] == [
        ("prs_PrimaryLanguage", ("xxq",)), ("hte_Country", ("beyond the sea",)),
    ]  # fmt: skip


def test_two_answers_for_one_field_leave_the_first_and_keep_the_second() -> None:
    form = "counter_trafficking/exploitation"
    filled = [Filled(form, {"recruited_page/recruitment_place": place}) for place in ("a hotel", "a farm")]
    record, kept = htcds.to_record(filled, HOMES)
    assert record.once == {"vic_LocationOfRecruitment": ("a hotel",)}
    assert [(one.filling, one.value) for one in kept] == [(1, "a farm")]


def test_a_value_that_is_no_code_of_ours_is_left_and_named() -> None:
    case = Record({"vic_TypeOfExploitation": ("ForcedLabour", "Dancing")})
    filled, left = htcds.from_record(case, HOMES)
    assert filled == (
        Filled("counter_trafficking/exploitation", {"exploited_page/exploitation_kinds": "forced_labour"}),
    )
    assert [(one.field, one.values) for one in left] == [("vic_TypeOfExploitation", ("Dancing",))]


@pytest.mark.parametrize(
    ("questions", "codes"),
    [
        ([{"form": "f", "path": "p", "field": "prs_Nothing"}], []),
        ([{"form": "f", "path": "p", "field": "prs_Gender"}, {"form": "f", "path": "q", "field": "prs_Gender"}], []),
        ([], [{"field": "prs_Gender", "ours": "w", "theirs": "Nobody", "exact": "yes"}]),
        ([], [{"field": "prs_Gender", "ours": one, "theirs": "Feminine", "exact": "yes"} for one in "wx"]),
    ],
)
def test_a_table_that_names_what_is_not_there_or_two_homes_is_refused(
    questions: list[dict[str, str]], codes: list[dict[str, str]]
) -> None:
    with pytest.raises(ValueError, match=r"standard|exactly"):
        htcds.read_homes(questions, codes)


def test_homes_are_found_both_ways() -> None:
    assert isinstance(HOMES, Homes)
    assert HOMES.home("per_RoleInProcess") == ("counter_trafficking/perpetrator", "perpetrator_page/perpetrator_roles")
    assert HOMES.home("per_RoleDetails") is None
