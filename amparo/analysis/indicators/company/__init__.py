"""Nobody moves a figure alone: news of fewer than ten people in it is told later, and who leaves takes others along.

Made when figures are released (`releasing.in_company`) and kept beside the table; figures that go further are reckoned by
`telling.InCompany`, which tells those people as they were. Ten cases that changed anywhere are not enough for a release to be
safe: with nine follow-ups one newcomer would move the figure of new cases alone (measured, decision 36).
"""

from amparo.analysis.indicators.company.releasing import in_company
from amparo.analysis.indicators.company.telling import InCompany

__all__ = ["InCompany", "in_company"]
