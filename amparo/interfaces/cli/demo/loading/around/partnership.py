"""Fills the registers of partners, as a supervisor of the agency would have kept them; States and texts are invented too."""

from datetime import date, timedelta
from itertools import groupby

from amparo.casework.directory import queries as directory
from amparo.casework.partnership import actions
from amparo.casework.partnership.registers import register
from amparo.interfaces.cli.demo.loading.staffing import CLINIC
from amparo.interfaces.cli.demo.services import LISTS
from amparo.practice.areas import rows
from amparo.trust.disclosure.access import Access

DAY = "day:"
"""Before a number of days from today."""


def keep_registers(by: Access, today: date) -> None:
    """Write down one record of each register, of `lists/registers.csv`, as it stands on `today`."""
    clinic = next(one.pk for one in directory.organizations(by) if one.name == CLINIC)
    for code, said in groupby(rows(LISTS / "registers.csv"), key=lambda row: row["register"]):
        chosen = register(code)
        paths = {path.rpartition("/")[2]: path for path in chosen.form.questions}
        answers = {paths[row["question"]]: _answer(row["answer"], today) for row in said}
        actions.begin(by=by, code=code, answers=answers, organization=clinic if chosen.about_organization else None)


def _answer(written: str, today: date) -> str:
    if not written.startswith(DAY):
        return written
    return (today + timedelta(days=int(written.removeprefix(DAY)))).isoformat()
