"""Reads about cases: one case, its way, its file, the reasons of its risk, lists, and what is due today."""

from amparo.casework.cases.models import CaseStatus, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import CaseView, case, cases_of_person, may, reachable
from amparo.casework.cases.queries.entries import EntryView, document, entries, entry
from amparo.casework.cases.queries.file import CaseFile, file_of
from amparo.casework.cases.queries.history import Change, changes, versions
from amparo.casework.cases.queries.lists import CasePage, CaseRow, case_list, listed
from amparo.casework.cases.queries.reach import (
    any_restricted,
    carried_by,
    codes_in_reach,
    facts_of,
    holders_of,
    ids_of,
    in_reach,
    last_work,
    owners_in_reach,
    person_of,
    responsible_for,
    restricted,
)
from amparo.casework.cases.queries.reasons import Reasons, reasons
from amparo.casework.cases.queries.responsibility import Involved, Responsibility, receivers, responsibility
from amparo.casework.cases.queries.seen import (
    Look,
    Opening,
    last_week,
    looked_at,
    seen_by,
    told_of_level,
    told_who_looked,
)
from amparo.casework.cases.queries.today import Today, today
from amparo.casework.cases.queries.transfers import TransferView, offers, transfer
from amparo.casework.cases.queries.way import Standing, Way, imported_forms, way, way_of

__all__ = [
    "CaseFile", "CasePage", "CaseRow", "CaseStatus", "CaseView", "Change", "EntryKind", "EntryStatus", "EntryView",
    "Involved", "Look", "Opening", "Reasons", "Responsibility", "Standing", "Today", "TransferView", "Way", "any_restricted",
    "carried_by", "case", "case_list", "cases_of_person", "changes", "codes_in_reach", "document", "entries", "entry",
    "facts_of", "file_of", "holders_of", "ids_of", "imported_forms", "in_reach", "last_week", "last_work", "listed",
    "looked_at", "may", "offers", "owners_in_reach", "person_of", "reachable", "reasons", "receivers", "responsibility",
    "responsible_for", "restricted", "seen_by", "today", "told_of_level", "told_who_looked", "transfer", "versions", "way",
    "way_of",
]  # fmt: skip
