"""Checklists of sites and projects, one row for each answer; about nobody, and without a word that somebody wrote.

A site has a pseudonym that differs for every recipient: its name can say where people are hidden, or who is helped there.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.analysis.feeds.sources import Reader, Source
from amparo.analysis.feeds.tables import words
from amparo.casework.mainstreaming import flat
from amparo.exchange.odata import Column, Entity, Kind, Row


def entity() -> Entity:
    """Return what the table is."""
    columns = (
        words.key(),
        words.text("Checklist", _("Pseudonym of the checklist; for every recipient another one")),
        words.text("Site", _("Pseudonym of the site; for every recipient another one"), "#loc+code+site"),
        words.text("SiteKind", _("Code of the kind of site"), "#loc+type"),
        words.place(),
        Column("VisitedOn", Kind.DAY, _("The day of the checklist"), hxl="#date+occurred"),
        words.text("Form", _("The form with its version, in which the question stands")),
        words.text("Element", _("Code of the element of protection in all work")),
        words.text("Item", _("Code of the question"), "#indicator+code"),
        words.text("Answer", _("Code of the answer"), "#status"),
    )
    return Entity(
        "ChecklistAnswers", _("Protection in all work: what checklists of sites found, one row an answer"), columns
    )


def blocks(reader: Reader) -> list[str]:
    """Return a part for each checklist of the agency, by its pseudonym."""
    return sorted(_known(reader))


def rows(reader: Reader, wanted: Sequence[str]) -> Iterator[Row]:
    """Yield the answers of some checklists."""
    known = _known(reader)
    for one in flat.answered(reader.access, [known[each] for each in wanted]):
        checklist = reader.pseudonym(one.checklist)
        yield {
            "Id": f"{checklist}.{one.item}", "Checklist": checklist, "Site": reader.pseudonym(one.site),
            "SiteKind": one.site_kind, "Place": one.place, "VisitedOn": one.on, "Form": one.form, "Element": one.element,
            "Item": one.item, "Answer": one.answer,
        }  # fmt: skip


def _known(reader: Reader) -> dict[str, UUID]:
    return {reader.pseudonym(one): one for one in flat.checklists(reader.access)}


SOURCE = Source("ChecklistAnswers", entity, blocks, rows, many=40)
