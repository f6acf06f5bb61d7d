"""Look at the cases of a file before anything is kept: which were taken in before, and who may be known here already."""

from dataclasses import dataclass
from uuid import UUID

from amparo.casework.cases.brought_in.lines import Line
from amparo.casework.cases.brought_in.taking import ACT, may_bring_in, taken_before
from amparo.casework.people import queries as people
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Look:
    """One case of a file: the case it became at an earlier time, or who of those in reach may be the same person."""

    line: Line
    case: UUID | None
    alike: people.Matches

    @property
    def is_new(self) -> bool:
        """Return whether nothing speaks against a new person and a new case."""
        return not (self.case or self.line.nameless or self.alike.people or self.alike.ask_teams)


def look(access: Access, line: Line) -> Look:
    """Return what can be said of one case of a file, inside what the asker may read.

    Raises "not there" for who may not, and "search.paused" while searching is paused.
    """
    if not may_bring_in(access):
        raise gate.not_there(access, None, ACT)
    people.check_search(access)  # while searching is paused a file is no other way to ask who is known here
    case = taken_before(access, line)
    alike = people.Matches() if case or line.nameless else people.possible_matches(access, line.details)
    return Look(line, case, alike)
