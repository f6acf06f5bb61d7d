"""What every filled form shares: a sheet that collects answers, and how the story is read for all of them."""

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.story import CaseHistory, Person, Story, Text

Answers = dict[str, str]


_OPEN = ("unknown", "not_asked", "declined")


class Sheet:
    """Collects answers under a group; empty values stay unanswered."""

    def __init__(self, *seed: object) -> None:
        self.dice = Dice("answers", *seed)
        self.found: Answers = {}

    def put(self, group: str, **values: object) -> None:
        for name, value in values.items():
            text = " ".join(value) if isinstance(value, (list, tuple)) else str(value) if value is not None else ""
            if text:
                self.found[f"{group}/{name}"] = text

    def said(self, yes: bool, leave_open: float = 0.08) -> str:
        if yes:
            return "yes"
        return self.dice.of(_OPEN) if self.dice.chance(leave_open) else "no"


def case_of(story: Story) -> CaseHistory:
    if story.case is None:
        raise LookupError(f"record {story.record} has no case")
    return story.case


def put_threat(sheet: Sheet, path: str, threat: Text) -> None:
    sheet.put(
        path, threat_kind=threat["threat"], threat_likelihood=threat["likelihood"], threat_impact=threat["impact"]
    )


def company_of(story: Story) -> list[str]:
    roles = {tie.relation for tie in story.person.ties if tie.other is not None}
    if not roles:
        return ["nobody"]
    found = []
    if roles & {"mother", "father"}:
        found.append("children")
    if roles & {"son", "daughter"}:
        found.append("parents")
    if "spouse" in roles:
        found.append("partner")
    if roles - {"mother", "father", "son", "daughter", "spouse"}:
        found.append("family")
    return found


def care_of(story: Story, company: list[str]) -> str:
    if "parents" in company:
        return "parents"
    if company == ["nobody"]:
        return "none"
    return "kinship" if story.person.household_size > 1 else "none"


def explained_how(person: Person) -> str:
    return "spoken" if person.interpreter in ("not_needed", "none_available") else "spoken_interpreter"


def note_of(case: CaseHistory, *kinds: str) -> str:
    """Return the first note of one of the kinds, else the first note at all."""
    for kind in kinds:
        for note in case.notes:
            if note["kind"] == kind:
                return str(note["text"])
    return str(case.notes[0]["text"]) if case.notes else "-"
