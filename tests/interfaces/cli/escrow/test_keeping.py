"""The escrow in the years after: who holds what, the drill, another key, and what the doctor asks for."""

from datetime import timedelta
from pathlib import Path

import pytest

from amparo.casework.cases import actions as cases
from amparo.foundation import clock
from amparo.interfaces.cli import symptoms
from amparo.trust.audit.models import Leaf
from amparo.trust.escrow import ceremony, queries
from amparo.trust.escrow.ceremony import Ceremony
from tests.cast import NOW, Cast, register_sara
from tests.interfaces.cli.escrow.ceremonies import HOLDERS, NAMES, create, lines, run


@pytest.mark.django_db
def test_a_key_of_which_two_shares_are_lost_is_given_up_only_on_purpose(stick: Path, made: list[Ceremony]) -> None:
    create(stick)
    newer = stick / "newer"
    newer.mkdir()
    assert "installed already" in create(newer).output
    assert list(newer.iterdir()) == []
    assert create(newer, "--old-is-lost").exit_code == 0
    assert run("drill", typed=lines(*made[1].shares[:2])).exit_code == 0
    assert list(Leaf.objects.filter(act="escrow.given_up").values_list("outcome", flat=True)) == ["done"]


@pytest.mark.django_db
def test_status_says_who_holds_what_and_when_it_was_tried(stick: Path, made: list[Ceremony]) -> None:
    assert "No escrow key is installed" in run("status").output
    create(stick)
    assert "Drill     never" in run("status").output
    with clock.fixed(NOW):
        assert run("drill", typed=lines(*made[0].shares[:2])).exit_code == 0
    told = run("status").output
    assert all(words in told for words in (*NAMES, made[0].half.fingerprint, "2026-11-20 09:30", "0 data keys"))


@pytest.mark.django_db
def test_the_drill_says_what_is_wrong_and_never_says_a_word_of_a_share(stick: Path, made: list[Ceremony]) -> None:
    create(stick)
    one, two, _three = made[0].shares
    misread = " ".join([*two.split()[:-1], "academic"])
    for typed, said in (
        (lines(one, one), "Two different shares are needed"),
        (lines(one, misread), "no share, or a word of it is wrong"),
        (lines(one), "no share, or a word of it is wrong"),
        ("", "The share of the first holder was not read"),
        (lines(*ceremony.hold(NAMES).shares[:2]), "not to the escrow key of this server"),
    ):
        told = run("drill", typed=typed)
        assert told.exit_code == 1
        assert said in told.output
        assert one.split()[7] not in told.output.split()
    standing = queries.standing()
    assert standing
    assert standing.drilled_at is None


@pytest.mark.django_db
def test_a_new_key_is_made_with_two_old_shares_and_the_old_ones_are_over(stick: Path, made: list[Ceremony]) -> None:
    create(stick)
    newer = stick / "newer"
    newer.mkdir()
    old = made[0].shares
    told = run("replace", newer, *HOLDERS, "--printed", typed=lines(old[2], old[0]))
    assert told.exit_code == 0, told.output
    assert len(list(newer.iterdir())) == 3
    assert run("drill", typed=lines(*old[:2])).exit_code == 1
    assert run("drill", typed=lines(*made[1].shares[:2])).exit_code == 0
    assert run("replace", newer, *HOLDERS, "--printed", typed=lines(old[0])).exit_code == 1


def test_the_doctor_asks_for_an_escrow_where_there_are_restricted_cases_and_for_a_drill_each_quarter(
    cast: Cast, stick: Path, made: list[Ceremony]
) -> None:
    assert symptoms.escrow().well
    person = register_sara(cast)
    new = cases.open_case(by=cast.alma, person=person)
    cases.restrict(by=cast.alma, case=new)
    assert symptoms.escrow() == (
        False,
        "none, and there are restricted cases: gather three holders for 'amparo escrow create'",
    )
    create(stick)
    assert "never tried" in symptoms.escrow().sentence
    assert not symptoms.escrow().well
    run("drill", typed=lines(*made[0].shares[:2]))
    assert "does not reach" in symptoms.escrow().sentence
    assert not symptoms.escrow().well
    cases.restrict(by=cast.alma, case=new)
    assert symptoms.escrow() == (True, "two of three shares opened it 0 days ago")
    with clock.fixed(NOW + timedelta(days=99)):
        assert symptoms.escrow().well
    with clock.fixed(NOW + timedelta(days=101)):
        assert symptoms.escrow() == (
            False,
            "was last tried 101 days ago: gather two holders for 'amparo escrow drill'",
        )
