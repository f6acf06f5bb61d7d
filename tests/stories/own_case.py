"""Run as a program against AMPARO_DATA after the cast is signed up: Sara's case with a plan, a referral and an appointment.

Prints the id of the person.
"""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"

import django

django.setup()

from datetime import timedelta  # noqa: E402

from amparo.casework.cases import actions as cases  # noqa: E402
from amparo.casework.cases.models import EntryKind  # noqa: E402
from amparo.casework.referrals import actions as referrals  # noqa: E402
from amparo.foundation import clock  # noqa: E402
from amparo.trust.accounts.models import Agency, Team, User  # noqa: E402
from tests.casework.own_file.giving import GOALS, plan  # noqa: E402
from tests.casework.referrals.sending import scene  # noqa: E402
from tests.cast import Cast, key_pair  # noqa: E402

users = {user.username: user for user in User.objects.filter(username__in=["alma", "bruno", "eyob"])}
agencies = {agency.name: agency for agency in Agency.objects.all()}
teams = {team.name: team for team in Team.objects.all()}
keys = {name: key_pair(user) for name, user in users.items()}
cast = Cast(
    agencies["Puente Amparo"], agencies["Horizon Aid"], teams["North"], teams["South"], teams["Coast"], users, keys
)
made = scene(cast)
made.send(cast)
referrals.inform(by=cast.alma, case=made.case, service=made.service)
plan(cast, made.case, GOALS[1])
fields = {"text": "Speak about school.", "kind": "appointment", "time": "14:30"}
day = clock.today() + timedelta(days=1)
cases.write_entry(by=cast.alma, case=made.case, kind=EntryKind.TASK, fields=fields, due_on=day)
sys.stdout.write(f"{made.person}\n")
