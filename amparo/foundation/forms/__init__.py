"""Forms: XLSForm tables or XForm XML → pages of questions; answers → what is relevant, calculated, wrong, offered."""

from amparo.foundation.forms.compiling import compile_form, compile_xform
from amparo.foundation.forms.evaluating import evaluate
from amparo.foundation.forms.form import Form
from amparo.foundation.forms.model import (
    NO_TEXT,
    Answers,
    Choice,
    Complaint,
    Evaluation,
    FormError,
    Group,
    Page,
    Problem,
    Question,
    Slot,
    Text,
    plain_path,
    single,
)
from amparo.foundation.forms.tables import Tables, messages, read_markdown

__all__ = [
    "NO_TEXT", "Answers", "Choice", "Complaint", "Evaluation", "Form", "FormError", "Group", "Page", "Problem",
    "Question", "Slot", "Tables", "Text", "compile_form", "compile_xform", "evaluate", "messages", "plain_path",
    "read_markdown", "single",
]  # fmt: skip
