"""Reads about cases: one case, its file, lists, and what is due today."""

from amparo.casework.cases.queries.case import CaseView, case, cases_of_person, reachable
from amparo.casework.cases.queries.file import EntryView, document, entries, entry, seen_by, versions
from amparo.casework.cases.queries.lists import CasePage, CaseRow, case_list
from amparo.casework.cases.queries.today import Today, today
from amparo.casework.cases.queries.transfers import TransferView, offers, transfer

__all__ = [
    "CasePage",
    "CaseRow",
    "CaseView",
    "EntryView",
    "Today",
    "TransferView",
    "case",
    "case_list",
    "cases_of_person",
    "document",
    "entries",
    "entry",
    "offers",
    "reachable",
    "seen_by",
    "today",
    "transfer",
    "versions",
]
