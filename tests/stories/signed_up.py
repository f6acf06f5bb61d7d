"""For programs that go on with a data folder in which the cast of the tests is signed up: Django, and the cast."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings"

import django

django.setup()

from amparo.trust.accounts.models import Agency, Team, User  # noqa: E402
from tests.cast import Cast, key_pair  # noqa: E402


def cast(*names: str) -> Cast:
    """Return the cast with the keys of those who are named."""
    users = {user.username: user for user in User.objects.filter(username__in=names)}
    agencies = {agency.name: agency for agency in Agency.objects.all()}
    teams = {team.name: team for team in Team.objects.all()}
    return Cast(
        agencies["Puente Amparo"],
        agencies["Horizon Aid"],
        teams["North"],
        teams["South"],
        teams["Coast"],
        users,
        {name: key_pair(user) for name, user in users.items()},
    )
