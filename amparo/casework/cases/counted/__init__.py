"""What the server's memory may know of cases to count them: clear rows of the standard tier, and which records tell the rest.

No access is asked for: nobody is shown any of it. Restricted cases are not among them, for the server is not to know them.
"""

from amparo.casework.cases.counted.clear import Standing, Written, cases_of, standard, standing
from amparo.casework.cases.counted.said import agreed_with_plan, ended, reached, satisfied, treated_well
from amparo.casework.cases.counted.spans import Span, spans

__all__ = [
    "Span",
    "Standing",
    "Written",
    "agreed_with_plan",
    "cases_of",
    "ended",
    "reached",
    "satisfied",
    "spans",
    "standard",
    "standing",
    "treated_well",
]
