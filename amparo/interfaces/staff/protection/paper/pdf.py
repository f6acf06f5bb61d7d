"""Set an update as PDF with typst: words go in as JSON, never as markup, and every page is tagged for screen readers."""

import json
from pathlib import Path

import typst

from amparo.interfaces.staff.protection.paper.blocks import Paper
from amparo.interfaces.ui import fonts

TEMPLATE = Path(__file__).with_name("update.typ")
KIND = "application/pdf"


def pdf(paper: Paper) -> bytes:
    """Return `paper` as an accessible PDF (PDF/UA-1) with page numbers, marked on every page while it is a draft."""
    data = json.dumps(paper.plain(), ensure_ascii=False)
    made = typst.compile(
        TEMPLATE, sys_inputs={"data": data}, font_paths=[fonts.FOLDER], ignore_system_fonts=True, pdf_standards=["ua-1"]
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave several files for one document")
    return made
