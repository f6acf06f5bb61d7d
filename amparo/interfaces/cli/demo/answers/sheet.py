"""What every filled form shares: a sheet that collects answers, and how the story is read for all of them."""

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import CaseHistory, Text
from amparo.interfaces.cli.demo.story import Person, Story

Answers = dict[str, str]
_OPEN = ("unknown", "not_asked", "declined")
_BY_RELATION = {
    "mother": "children", "father": "children", "son": "parents", "daughter": "parents", "spouse": "partner",
}  # fmt: skip


class Sheet:
    """Collects answers under a group; empty values stay unanswered."""

    def __init__(self, *seed: object) -> None:
        """Begin an empty sheet; what the story leaves open is drawn from `seed` (record, form, moment)."""
        self.dice = Dice("answers", *seed)
        self.found: Answers = {}

    def put(self, group: str, **values: object) -> None:
        """Write answers by question name; lists become space-separated codes, None and "" are left out."""
        for name, value in values.items():
            text = " ".join(value) if isinstance(value, (list, tuple)) else str(value) if value is not None else ""
            if text:
                self.found[f"{group}/{name}"] = text

    def said(self, yes: bool, leave_open: float = 0.08) -> str:
        """Answer a yes/no question: without a yes it stays open with this probability, else it is a no."""
        if yes:
            return "yes"
        return self.dice.of(_OPEN) if self.dice.chance(leave_open) else "no"

    def threats(self, threats: list[Text]) -> None:
        """Write the page of threats, each with likelihood and impact."""
        self.put("threats", threats_found="yes" if threats else self.said(False))
        for number, threat in enumerate(threats, 1):
            path, scale = f"threats/threat[{number}]", {"threat_impact": threat["impact"]}
            self.put(path, threat_kind=threat["threat"], threat_likelihood=threat["likelihood"], **scale)


def case_of(story: Story) -> CaseHistory:
    """Return the case of a story; LookupError when it has none."""
    if story.case is None:
        raise LookupError(f"record {story.record} has no case")
    return story.case


def flags_of(story: Story) -> frozenset[str]:
    """Return the flags of the protection picture."""
    return frozenset(case_of(story).profile.flags)


def company_of(story: Story) -> list[str]:
    """Return who is with the person, as codes of the screening's list."""
    with_them = {_BY_RELATION.get(tie.relation, "family") for tie in story.person.ties if tie.other is not None}
    return sorted(with_them) or ["nobody"]


def care_of(story: Story) -> str:
    """Return who takes care of a child."""
    company = company_of(story)
    if "parents" in company:
        return "parents"
    return "none" if company == ["nobody"] else "kinship"


def explained_how(person: Person) -> str:
    """Return how something was explained to the person."""
    return "spoken" if person.interpreter in ("not_needed", "none_available") else "spoken_interpreter"


def note_of(case: CaseHistory, *kinds: str) -> str:
    """Return the first note of the first kind that the case has, else its first note, else a dash."""
    for kind in kinds:
        for note in case.notes:
            if note["kind"] == kind:
                return str(note["text"])
    return str(case.notes[0]["text"]) if case.notes else "-"
