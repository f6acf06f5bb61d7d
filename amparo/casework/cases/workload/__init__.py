"""What there is to do, counted over the clear rows of cases that the reader may open; nothing is opened but for the risk.

Only cases of the standard tier: of a restricted one nothing stands in a number that the server makes, and `apart` alone says
to who works on such cases that there are some. Who is asked for is the reader: a case worker's own, a supervisor's teams'.
"""

from amparo.casework.cases.workload.clocks import WAITED, Clocks, Waiting, approvals, approvals_by_age, clocks, to_do
from amparo.casework.cases.workload.files import Lacks, behind, lacking_each
from amparo.casework.cases.workload.held import Held, apart, by_risk, held
from amparo.casework.cases.workload.reach import Charge, in_charge

__all__ = [
    "WAITED", "Charge", "Clocks", "Held", "Lacks", "Waiting", "apart", "approvals", "approvals_by_age", "behind", "by_risk",
    "clocks", "held", "in_charge", "lacking_each", "to_do",
]  # fmt: skip
