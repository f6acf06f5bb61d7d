"""Forms: XLSForm tables or XForm XML → pages of questions; answers → what is relevant, calculated, wrong, offered."""

from amparo.foundation.forms.filling.beginning import after_change, begin
from amparo.foundation.forms.filling.evaluating import evaluate
from amparo.foundation.forms.filling.submission import from_xml, to_xml
from amparo.foundation.forms.making.compiling import compile_form, compile_xform
from amparo.foundation.forms.making.form import Form
from amparo.foundation.forms.making.tables import Tables, messages, read_markdown
from amparo.foundation.forms.model import Choice, Evaluation, Group, Page, Problem, Question
from amparo.foundation.forms.wording import NO_TEXT, Answers, Complaint, FormError, Slot, Text, plain_path, single

__all__ = [
    "NO_TEXT", "Answers", "Choice", "Complaint", "Evaluation", "Form", "FormError", "Group", "Page", "Problem",
    "Question", "Slot", "Tables", "Text", "after_change", "begin", "compile_form", "compile_xform",
    "evaluate", "from_xml", "messages", "plain_path", "read_markdown", "single", "to_xml",
]  # fmt: skip
