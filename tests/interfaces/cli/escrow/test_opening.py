"""Two holders open a case to a worker and a report to a focal point; one alone opens nothing."""

from pathlib import Path

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.foundation import ids
from amparo.interfaces.cli.main import amparo
from amparo.trust.escrow.ceremony import Ceremony
from tests.casework.feedback.telling import told
from tests.cast import Cast, register_sara
from tests.interfaces.cli.escrow.ceremonies import create, lines, run


@pytest.fixture
def case(cast: Cast, stick: Path, made: list[Ceremony]) -> str:
    """The code of a restricted case of Alma's, sealed after the escrow was made."""
    create(stick)
    new = cases.open_case(by=cast.alma, person=register_sara(cast))
    cases.restrict(by=cast.alma, case=new)
    return ids.code(new)


def test_two_holders_open_a_case_to_a_worker(cast: Cast, case: str, made: list[Ceremony]) -> None:
    told = run("open", case, "--for", "selma", "--because", "emergency", typed=lines(*made[0].shares[::2]))
    assert told.exit_code == 0, told.output
    assert "Open to Selma as case worker, until 2026-11-21 09:30 UTC" in told.output
    found = case_queries.restricted(case)
    assert found
    assert case_queries.case(cast.selma, found[0].record).person.fields["name_given"] == "Sara"


def test_one_holder_or_nobody_opens_none(cast: Cast, case: str, made: list[Ceremony]) -> None:
    for typed in ("", lines(made[0].shares[0]), lines(*[made[0].shares[0]] * 2)):
        assert run("open", case, "--for", "selma", "--because", "emergency", typed=typed).exit_code == 1
    found = case_queries.restricted(case)
    assert found
    assert cast.users["selma"].pk not in found[0].case_team


def test_what_cannot_be_opened_is_said_before_a_share_is_asked_for(case: str) -> None:
    for words, said in (
        (("0000-0000", "--for", "selma"), "No restricted case has this code"),
        ((case, "--for", "chidi"), "cannot be opened for this user"),
    ):
        told = run("open", *words, "--because", "recovery")
        assert said in told.output
        assert "Share of the" not in told.output


def test_two_holders_give_a_report_to_a_focal_point_and_nobody_else_is_asked_for_shares(
    cast: Cast, stick: Path, made: list[Ceremony]
) -> None:
    assert create(stick).exit_code == 0
    code = ids.code(told(cast, "fraud")[1].pk)
    given = run("report", code, "--for", "hana", typed=lines(*made[0].shares[1:]))
    assert given.exit_code == 0, given.output
    assert "Given to Hana: 1 data keys" in given.output
    for words, said in (
        (("0000-0000", "--for", "hana"), "No report has"),
        ((code, "--for", "bruno"), "no focal point"),
    ):
        refused = run("report", *words)
        assert said in refused.output
        assert "Share of the" not in refused.output


def test_shares_are_no_option_of_any_command() -> None:
    group = amparo.commands["escrow"]
    names = {parameter.name for command in group.commands.values() for parameter in command.params}
    assert names == {
        "folder", "holders", "language", "printed", "old_is_lost", "file", "visible", "case", "username", "ground",
        "report",
    }  # fmt: skip
