"""Why: any questionnaire, ours or one brought from outside, is asked in the same tested markup and works without a script.

A `forms.Page` and its `Evaluation` become a tree of `ShownQuestion` and `ShownGroup`, which `{% questions page %}` writes.
What is sent back is read by `read`. Input names are `q:` and the path; what was on the page is sent as `asked`.
"""

from amparo.interfaces.ui.questions.answers import Sent, files, merged, read, without_entry
from amparo.interfaces.ui.questions.mending import not_yet_asked, problems
from amparo.interfaces.ui.questions.shapes import Aside, Duty, Shown, ShownGroup, ShownQuestion
from amparo.interfaces.ui.questions.showing import shown
from amparo.interfaces.ui.questions.words import input_id, message

__all__ = [
    "Aside", "Duty", "Sent", "Shown", "ShownGroup", "ShownQuestion", "files", "input_id", "merged", "message", "not_yet_asked",
    "problems", "read", "shown", "without_entry",
]  # fmt: skip
