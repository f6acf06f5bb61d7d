"""Run as a program against AMPARO_DATA after the cast is signed up: a case of Alma's that may be spoken about with Horizon Aid.

Prints the case's id.
"""

import sys

from tests.stories import signed_up  # isort: skip

from tests.casework.conferences.calling import agreed, agreement
from tests.casework.supervision.auditing import case_of

cast = signed_up.cast("alma", "bruno")
case = case_of(cast, "alma")
agreed(cast, case)
agreement(cast)
sys.stdout.write(str(case))
