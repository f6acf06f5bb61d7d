"""Files that are sent with a page of a form."""

from dataclasses import replace

from amparo.casework.cases import actions
from amparo.foundation import forms, ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases.filling.state import Filling
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui import questions
from amparo.interfaces.ui.fields import Problem


def attached(
    request: StaffRequest, now: Filling, page: forms.Page, typed: dict[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Keep files of a form as documents of the case; the answer names the document.

    What is sent with a form of an area is sealed with that area.
    """
    refused: list[Problem] = []
    area = str(now.entry.fields.get("area", ""))
    for path, file in questions.files(page, request.FILES).items():
        question = now.form.question(path)
        title = question.label.in_language(now.language) if question else path
        try:
            entry = actions.add_document(
                by=request.access, case=now.entry.row.case_id, title=title, document_kind="other", data=file.read(), area=area
            )  # fmt: skip
        except Refusal as refusal:
            if refusal.entry.status != 422:
                raise
            refused.append(replace(problem_pages.of_refusal(refusal), anchor=questions.input_id(path)))
        else:
            typed = {**typed, path: ids.code(entry)}
    return typed, refused
