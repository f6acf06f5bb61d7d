"""A site, its checklists and what is done: begun, answered, compared, agreed, closed; of one agency and never overwritten."""

from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo import practice
from amparo.casework.mainstreaming import actions, queries, rules
from amparo.casework.mainstreaming.models import Checklist, Measure, Sheet, Site
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from tests.cast import Cast

FORM = practice.catalogue().form(queries.FORM)
PATHS = {question.name: question.path for question in FORM.questions.values()}
DAY = date(2026, 11, 20)


@pytest.fixture
def site(cast: Cast) -> UUID:
    """A help desk that Bruno keeps."""
    return actions.keep_site(by=cast.bruno, fields={"name": " Help desk ", "kind": "office"})


def begun(cast: Cast, site: UUID, days: int = 0, **said: str) -> UUID:
    """Return a checklist of so many days ago with some answers."""
    found = actions.begin_checklist(by=cast.bruno, site=site, on=clock.today() - timedelta(days=days))
    answers = {PATHS[name]: value for name, value in said.items()}
    actions.answer(by=cast.bruno, checklist=found, answers=answers, based_on=0)
    return found


def test_every_element_asks_for_items_with_five_answers_and_room_for_a_note() -> None:
    pages = {page.name: list(rules.items_of(page)) for page in FORM.pages}
    elements = {name: items for name, items in pages.items() if items}
    assert list(elements) == ["safety", "access", "accountability", "participation", "no_discrimination"]
    for items in elements.values():
        assert len(items) >= 5
        for item in items:
            codes = [choice.code for choice in item.choices]
            assert codes == ["met", "partly", "not_met", "unknown", "not_applicable"]
            assert FORM.question(f"{item.path}{rules.NOTE}") is not None
            assert item.source


def test_two_answers_are_better_worse_or_the_same_only_where_both_say_how_it_is() -> None:
    order = ["not_met", "partly", "met"]
    question = FORM.questions[PATHS["way_safe"]]
    for now, before in product(("", "unknown", "not_applicable", *order), repeat=2):
        change = rules.Item(question, now, before, "").change
        if now in order and before in order:
            difference = order.index(now) - order.index(before)
            assert change == ("better" if difference > 0 else "worse" if difference < 0 else "same")
        else:
            assert change == ""


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "met", "partly"])), max_size=6))
def test_later_sheets_count_before_earlier_and_what_is_taken_back_is_gone(sheets: list[dict[str, str]]) -> None:
    found = rules.joined(sheets)
    for path in "abc":
        said = [sheet[path] for sheet in sheets if path in sheet]
        assert found.get(path, "") == (said[-1] if said else "")


def test_a_checklist_is_answered_page_by_page_and_every_sheet_stays(cast: Cast, site: UUID) -> None:
    checklist = begun(cast, site, way_safe="not_met", respect="met")
    told = {PATHS["way_safe"]: "partly", PATHS["respect"]: "", PATHS["way_safe_note"]: "One lamp now."}
    actions.answer(by=cast.alma, checklist=checklist, answers=told, based_on=1)
    view = queries.checklist(cast.dina, checklist)
    assert view.answers == {PATHS["way_safe"]: "partly", PATHS["way_safe_note"]: "One lamp now."}
    assert [sheet.by for sheet in Sheet.objects.order_by("number")] == [cast.bruno.id, cast.alma.id]
    with pytest.raises(Refusal, match=r"mainstreaming\.changed_meanwhile"):
        actions.answer(by=cast.bruno, checklist=checklist, answers={PATHS["respect"]: "met"}, based_on=1)
    actions.answer(by=cast.bruno, checklist=checklist, answers=told, based_on=2)
    assert view.number == queries.newest_sheet(view.row) == 2


def test_what_is_no_answer_of_the_checklist_is_refused(cast: Cast, site: UUID) -> None:
    checklist = begun(cast, site)
    for answers in ({PATHS["respect"]: "splendid"}, {"nothing/here": "met"}, {PATHS["respect_note"]: "x" * 301}):
        with pytest.raises(Refusal) as refused:
            actions.answer(by=cast.bruno, checklist=checklist, answers=answers, based_on=0)
        assert refused.value.entry.status == 422
    assert not Sheet.objects.exists()


def test_a_checklist_is_compared_with_the_one_before_it_at_the_same_site(cast: Cast, site: UUID) -> None:
    other = actions.keep_site(by=cast.bruno, fields={"name": "Other", "kind": "health"})
    begun(cast, other, 1, way_safe="met")
    begun(cast, site, 200, way_safe="met")
    begun(cast, site, 100, way_safe="not_met", respect="met", informed="unknown")
    view = queries.checklist(cast.alma, begun(cast, site, way_safe="partly", respect="not_met", informed="met"))
    changes = {item.question.name: item.change for element in view.elements for item in element.items if item.now}
    assert changes == {"way_safe": "better", "respect": "worse", "informed": ""}
    assert view.before is not None
    assert view.before.on == clock.today() - timedelta(days=100)


def test_the_checklist_of_a_day_is_begun_once_and_not_before_its_day(cast: Cast, site: UUID) -> None:
    assert begun(cast, site) == actions.begin_checklist(by=cast.alma, site=site, on=clock.today())
    with pytest.raises(Refusal, match=r"places\.begins"):
        actions.begin_checklist(by=cast.alma, site=site, on=clock.today() + timedelta(days=1))


def agreed(cast: Cast, checklist: UUID, days: int = 2, who: str = "alma") -> UUID:
    """Return an action that Bruno agreed with somebody."""
    fields = {"text": "Two lamps", "owner": str(cast.users[who].pk), "due_on": clock.today() + timedelta(days=days)}
    return actions.agree_measure(by=cast.bruno, checklist=checklist, item=PATHS["way_safe"], fields=fields)


def test_an_action_has_an_owner_and_a_day_and_is_closed_with_what_came_of_it(cast: Cast, site: UUID) -> None:
    measure = agreed(cast, begun(cast, site, way_safe="not_met"))
    assert [one.id for one in queries.measures(cast.alma, owner=cast.alma.id, closed_on=None)] == [measure]
    with pytest.raises(Refusal, match=r"directory\.missing"):
        actions.close_measure(by=cast.alma, measure=measure, result=" ")
    actions.close_measure(by=cast.alma, measure=measure, result="Lamps stand since Monday.")
    row = Measure.objects.get(pk=measure)
    assert (row.closed_on, row.closed_by, row.result) == (clock.today(), cast.alma.id, "Lamps stand since Monday.")
    with pytest.raises(Refusal, match=r"mainstreaming\.closed_already"):
        actions.close_measure(by=cast.bruno, measure=measure, result="Again.")


def test_nobody_is_given_an_action_who_could_not_see_it_and_none_is_due_in_the_past(cast: Cast, site: UUID) -> None:
    checklist = begun(cast, site, way_safe="not_met")
    for who in ("chidi", "eyob", "farah", "irene"):
        with pytest.raises(Refusal, match=r"cases\.worker_unknown"):
            agreed(cast, checklist, who=who)
    with pytest.raises(Refusal, match=r"mainstreaming\.due_past"):
        agreed(cast, checklist, -1)
    agreed(cast, checklist, 0, who="dina")


def test_open_actions_come_first_by_their_day_and_closed_ones_after_them(cast: Cast, site: UUID) -> None:
    checklist = begun(cast, site, way_safe="not_met")
    late, soon, done = (agreed(cast, checklist, days) for days in (9, 1, 0))
    actions.close_measure(by=cast.bruno, measure=done, result="Done.")
    assert [one.id for one in queries.measures(cast.dina)] == [soon, late, done]


def test_another_agency_and_other_roles_find_nothing_and_each_try_is_noted(cast: Cast, site: UUID) -> None:
    checklist = begun(cast, site, way_safe="not_met")
    measure = agreed(cast, checklist)
    before = (Site.objects.count(), Checklist.objects.count(), Sheet.objects.count(), Measure.objects.count())
    for who in ("carla", "chidi", "eyob", "farah", "petra", "irene"):
        access = cast.access(who)
        tries = [
            lambda access=access: queries.site(access, site),
            lambda access=access: queries.checklist(access, checklist),
            lambda access=access: actions.begin_checklist(by=access, site=site, on=DAY),
            lambda access=access: actions.answer(by=access, checklist=checklist, answers={}, based_on=1),
            lambda access=access: actions.agree_measure(
                by=access, checklist=checklist, item=PATHS["way_safe"], fields={}
            ),
            lambda access=access: actions.close_measure(by=access, measure=measure, result="x"),
        ]
        noted = Leaf.objects.filter(outcome="refused").count()
        for ask in tries:
            with pytest.raises(Refusal, match=r"record\.not_there"):
                ask()
        assert Leaf.objects.filter(outcome="refused").count() == noted + len(tries)
        assert queries.measures(access) == []
    assert queries.sites(cast.carla) == []
    assert before == (Site.objects.count(), Checklist.objects.count(), Sheet.objects.count(), Measure.objects.count())


def test_a_site_that_an_organisation_runs_does_not_give_its_safe_house_away(cast: Cast) -> None:
    from amparo.casework.directory import actions as directory

    runs = directory.save_organization(by=cast.bruno, fields={"name": "Casa Luna", "kind": "volunteers"})
    house = {"name": "House", "is_protected": True}
    directory.save_location(by=cast.bruno, organization=runs, fields=house)
    fields = {"name": "Kitchen", "kind": "project", "organization": str(runs)}
    kitchen = queries.site(cast.bruno, actions.keep_site(by=cast.bruno, fields=fields))
    assert queries.organizations(cast.alma, [kitchen]) == {kitchen.pk: "Casa Luna"}
    assert queries.organizations(cast.dina, [kitchen]) == {}
    with pytest.raises(Refusal, match=r"directory\.unknown_code"):
        actions.keep_site(by=cast.dina, fields=fields)


def test_a_site_is_kept_once_and_its_name_and_kind_are_needed(cast: Cast) -> None:
    key = ids.new()
    made = {actions.keep_site(by=cast.alma, fields={"name": "Desk", "kind": "office"}, key=key) for _ in range(2)}
    assert len(made) == Site.objects.count() == 1
    for fields, name in (
        ({"kind": "office"}, "name"),
        ({"name": "Desk"}, "kind"),
        ({"name": "D", "kind": "office", "place": "ZZ"}, "place"),
    ):
        with pytest.raises(Refusal) as refused:
            actions.keep_site(by=cast.alma, fields=fields)
        assert refused.value.field == name
