"""What the person's page shows: the bar with who it is, the cards of details, ties and cases."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases.queries import CaseView
from amparo.casework.people.queries import PersonView, TieView
from amparo.interfaces.staff import labels, steps
from amparo.interfaces.staff.people import words
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Identity, Link, Row, Table, Tag


def identity(person: PersonView, *, photo: bool) -> Identity:
    """Return the bar above every page about `person`."""
    fields = person.fields
    facts = [labels.label("sex", fields.get("sex", "")), *labels.labels("countries", fields.get("nationalities", []))]
    spoken = labels.labels("languages", fields.get("languages", []))
    facts += [_("Speaks %(languages)s") % {"languages": _(", ").join(spoken)}] if spoken else []
    return Identity(
        name=person.name,
        code=person.code,
        url=reverse("person", args=[person.id]),
        preferred=person.preferred_name,
        age=words.age(fields, person.age),
        tags=tuple(_tags(person)),
        facts=tuple(fact for fact in facts if fact),
        contact=contact(person),
        photo_url=reverse("photo", args=[person.id]) if photo else "",
    )


def _tags(person: PersonView) -> Iterator[Tag]:
    if person.is_child:
        yield Tag(_("Child"), "purple")
    if person.use_restricted:
        yield Tag(_("Use restricted"), "orange")


def contact(person: PersonView) -> str:
    """Return what to mind before making contact, in one line; empty when nothing was said."""
    fields = person.fields
    found = [words.say(name, fields.get(name)) for name in ("contact_channel", "contact_value", "contact_when")]
    found = [languages.alone(text.rstrip(".")) for text in found]
    hidden = languages.alone(fields.get("contact_not_know", ""))
    found += [_("Must not know: %(who)s") % {"who": hidden}] if hidden else []
    found += [languages.alone(fields.get("contact_note", ""))]
    return ". ".join(text for text in found if text)


@dataclass(frozen=True)
class Card:
    """One card of details with the way to change it; an empty one is only named."""

    title: str
    rows: tuple[Row, ...]
    change: tuple[Link, ...]


def cards(person: PersonView) -> list[Card]:
    """Return the cards of details; details that say nothing stay out of them."""
    found = []
    for name, (title, fields) in words.CARDS.items():
        rows = tuple(_row(person, field) for field in fields if _says(person, field))
        link = Link(_("Change"), reverse("change_person", args=[person.id, name]))
        found.append(Card(str(title), rows, (link,) if person.may_write else ()))
    return found


def _says(person: PersonView, field: str) -> bool:
    return bool(person.fields.get(field)) or field in person.content.conflicts


def _row(person: PersonView, field: str) -> Row:
    value = words.say(field, person.fields.get(field))
    note = ""
    if field == "age_stated" and person.fields.get("age_stated_on"):
        note = _("Stated on %(day)s") % {"day": words.birth(person.fields["age_stated_on"])}
    if field in person.content.conflicts:
        note = _("Two people changed this; a choice is waiting.")
    return Row(words.called(field), value, isolate=field in words.ISOLATED, note=note)


def ties_table(person: PersonView, ties: list[TieView]) -> Table:
    """Return the ties of a person to people in reach."""
    columns = [Column(_("Person")), Column(_("Family tie")), Column(_("Household"))]
    rows = [_tie(tie) for tie in ties]
    if person.may_write:
        columns.append(Column(_("Mend")))
        rows = [(*row, _end(person, tie)) for row, tie in zip(rows, ties, strict=True)]
    return Table(_("Family and household"), tuple(columns), tuple(rows))


def _end(person: PersonView, tie: TieView) -> Cell:
    if tie.from_other_side:
        return Cell()
    return Cell(_("Take away"), url=reverse("end_tie", args=[person.id, tie.id]))


def _tie(tie: TieView) -> tuple[Cell, ...]:
    relation = labels.label("relation", tie.relation)
    if tie.from_other_side:
        relation = _("This person is their: %(relation)s") % {"relation": relation}
    household = _("Same household") if tie.same_household else ""
    who = Cell(tie.other.name, url=reverse("person", args=[tie.other.id]), isolate=True)
    return who, Cell(relation), Cell(household)


def cases_table(cases: list[CaseView]) -> Table:
    """Return the cases of a person, newest first."""
    columns = (Column(_("Case")), Column(_("Step")), Column(_("Responsible")), Column(_("Due")))
    return Table(_("Cases"), columns, tuple(_case(case) for case in cases))


def _case(case: CaseView) -> tuple[Cell, ...]:
    level = case.risk_level if case.is_open and case.risk_level in ("low", "medium", "high") else None
    first = case.deadlines[0] if case.deadlines else None
    return (
        Cell(case.code, url=reverse("case", args=[case.id]), isolate=True, level=level),  # type: ignore[arg-type]
        Cell(steps.name(case.row.step) if case.is_open else steps.name("closed")),
        Cell(_("%(name)s, team %(team)s") % {"name": case.owner_name, "team": case.team_name}),
        Cell(deadline=Deadline(first.due_at)) if first else Cell(),
    )
