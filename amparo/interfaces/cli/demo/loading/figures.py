"""Public figures of the invented country: one quarter published, the next one waiting for Bruno to look at it.

Their noise is true chance, as everywhere: it is the one thing that differs from one invented country to the next.
"""

from contextlib import suppress

from amparo.analysis.releases import actions as releases
from amparo.casework.public_figures import actions, queries
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work


def publish() -> None:
    """Let Dina propose the last two quarters, and Bruno approve the older; without OpenDP both wait."""
    dina, bruno = at_work("dina", Role.INFORMATION_OFFICER), at_work("bruno", Role.SUPERVISOR)
    proposed = [actions.propose(by=dina, first=one.quarter.first) for one in queries.quarters(dina)[1::-1]]
    with suppress(Refusal):
        for release in proposed[:-1]:
            releases.publish(by=bruno, release=release)
