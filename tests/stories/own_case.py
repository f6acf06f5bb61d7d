"""Run as a program against AMPARO_DATA after the cast is signed up: Sara's case with a plan, a referral and an appointment.

Prints the id of the person.
"""

import sys
from datetime import timedelta

from tests.stories import signed_up  # isort: skip

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import EntryKind
from amparo.casework.referrals import actions as referrals
from amparo.foundation import clock
from tests.casework.own_file.giving import GOALS, plan
from tests.casework.referrals.sending import scene

cast = signed_up.cast("alma", "bruno", "eyob")
made = scene(cast)
made.send(cast)
referrals.inform(by=cast.alma, case=made.case, service=made.service)
plan(cast, made.case, GOALS[1])
fields = {"text": "Speak about school.", "kind": "appointment", "time": "14:30"}
day = clock.today() + timedelta(days=1)
cases.write_entry(by=cast.alma, case=made.case, kind=EntryKind.TASK, fields=fields, due_on=day)
sys.stdout.write(f"{made.person}\n")
