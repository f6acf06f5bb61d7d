"""What the server's memory may know of cases to count them: clear rows of the standard tier, and which records tell the rest.

No access is asked for: nobody is shown any of it. Restricted cases are not among them, for the server is not to know them;
whoever may open these counts them with `own`, in their own session.
"""

from amparo.casework.cases.counted.clear import Standing, Written, cases_of, standard, standing
from amparo.casework.cases.counted.said import agreed_with_plan, ended, of_services, reached, satisfied
from amparo.casework.cases.counted.spans import Span, spans
from amparo.casework.cases.counted.surveyed import FIRST, LAST, Survey, own_scale, surveys

__all__ = [
    "FIRST",
    "LAST",
    "Span",
    "Standing",
    "Survey",
    "Written",
    "agreed_with_plan",
    "cases_of",
    "ended",
    "of_services",
    "own_scale",
    "reached",
    "satisfied",
    "spans",
    "standard",
    "standing",
    "surveys",
]
