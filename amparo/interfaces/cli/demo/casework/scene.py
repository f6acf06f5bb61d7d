"""What the writers of a case's pages need to know: who, where, in which language, and how the case went."""

from dataclasses import dataclass

from amparo.interfaces.cli.demo.casework import texts
from amparo.interfaces.cli.demo.casework.course import Course
from amparo.interfaces.cli.demo.casework.staff import Team
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import Profile, Text
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.story import Person


@dataclass(slots=True)
class Scene:
    """One case as its writers see it."""

    dice: Dice
    calendar: Calendar
    team: Team
    owner: str
    language: str
    who: str
    course: Course
    profile: Profile
    person: Person

    def say(self, kind: str) -> str:
        """Return a text of a kind about this person."""
        return texts.say(self.dice, self.language, kind, self.who)

    def stamp(self, day: int, by: str = "") -> Text:
        """Return `at` and `by` for something done on a day, within working hours."""
        return {"at": self.calendar.at(day, self.dice.whole(420, 1010)), "by": by or self.owner}

    def days(self, step: str) -> list[int]:
        """Return the days on which a step was reached, oldest first."""
        return [day for day, reached, _ in self.course.events if reached == step]
