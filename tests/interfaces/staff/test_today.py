"""Promises of Today: what asks for the reader stands there with its next step, and nothing of others."""

from datetime import timedelta

from amparo.casework.cases import actions, clocks
from amparo.casework.cases.models import Case, CaseStatus, EntryKind
from amparo.casework.emergency import actions as emergencies
from amparo.casework.notices import actions as notices
from amparo.foundation import clock, ids
from tests.cast import NOW, Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of


def test_an_empty_day_says_so_and_shows_ways_on(cast: Cast) -> None:
    page = page_of(at_desk("alma"), "/")
    assert "Nothing is due" in page
    assert 'href="/register/"' in page


def test_a_new_case_is_due_and_later_overdue_with_a_way_to_it(cast: Cast) -> None:
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    page = page_of(at_desk("alma"), "/")
    assert "Due in the next days" in page
    assert "Saroura" in page
    assert f'href="/cases/{case}/"' in page
    with clock.fixed(NOW + timedelta(days=2)):
        assert "Overdue" in page_of(at_desk("alma"), "/")


def test_a_task_of_today_is_listed_for_its_worker_alone(cast: Cast) -> None:
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    said = {"text": "Call the clinic"}
    actions.write_entry(by=cast.alma, case=case, kind=EntryKind.TASK, fields=said, due_on=NOW.date())
    assert "Call the clinic" in page_of(at_desk("alma"), "/")
    assert Case.rows.count() == 1
    for name in ("amir", "chidi", "carla", "selma"):
        page = page_of(at_desk(name), "/")
        assert "Call the clinic" not in page
        assert "Saroura" not in page


def test_an_agreed_contact_after_closure_is_named_and_leads_to_the_note_about_it(cast: Cast) -> None:
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    Case.rows.filter(pk=case).update(status=CaseStatus.CLOSED, step="closed", closed_at=NOW)
    clocks.meet(Case.rows.get(pk=case), "first_action", "assessment")
    clocks.start_on(Case.rows.get(pk=case), "after_closure", NOW.date())
    page = page_of(at_desk("alma"), "/")
    assert "Contact after closure" in page
    assert f'href="/cases/{case}/add/note/"' in page
    assert "after_closure" not in page


def test_the_menu_counts_notices_at_once_where_they_are_listed_and_elsewhere_within_half_a_minute(cast: Cast) -> None:
    def counted(page: str) -> bool:
        return 'class="am-count">1<' in page.split("</nav>")[0]

    bruno = at_desk("bruno")
    assert not counted(page_of(bruno, "/cases/"))
    person = register_sara(cast)
    actions.open_case(by=cast.alma, person=person)
    emergencies.ask(by=cast.selma, code=ids.code(person), reason="He called: his brother is at the door with a knife.")
    with clock.fixed(NOW + timedelta(seconds=31)):
        assert counted(page_of(bruno, "/cases/"))
    notices.mark_read(by=cast.bruno)
    assert counted(page_of(bruno, "/cases/"))
    assert not counted(page_of(bruno, "/notices/"))
    assert not counted(page_of(bruno, "/cases/"))
