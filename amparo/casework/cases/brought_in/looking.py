"""Look at the cases of a file before anything is kept: which were taken in before, and who may be known here already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.cases.brought_in.lines import Line
from amparo.casework.cases.brought_in.taking import ACT, may_bring_in, taken_before
from amparo.casework.people import queries as people
from amparo.casework.people import rules
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Look:
    """One case of a file: the case it became at an earlier time, or who of those in reach may be the same person.

    `twins` are other rows of the file that tell the same name.
    """

    line: Line
    case: UUID | None
    alike: people.Matches
    twins: tuple[Line, ...] = ()

    @property
    def is_new(self) -> bool:
        """Return whether nothing speaks against a new person and a new case."""
        return not (self.case or self.line.nameless or self.alike.people or self.alike.ask_teams or self.twins)


def look(access: Access, line: Line, twins: Iterable[Line] = ()) -> Look:
    """Return what can be said of one case of a file, inside what the asker may read.

    Raises "not there" for who may not, and "search.paused" while searching is paused.
    """
    if not may_bring_in(access):
        raise gate.not_there(access, None, ACT)
    people.check_search(access)  # while searching is paused a file is no other way to ask who is known here
    case = taken_before(access, line)
    alike = people.Matches() if case or line.nameless else people.possible_matches(access, line.details)
    return Look(line, case, alike, tuple(twins))


def twins(found: Sequence[Line]) -> dict[int, list[Line]]:
    """Return number of a line → other lines that tell the same name, for those that have any."""
    names = {line.number: rules.full_name(line.details).casefold() for line in found}
    return {
        line.number: others
        for line in found
        if names[line.number]
        and (others := [one for one in found if one is not line and names[one.number] == names[line.number]])
    }
