"""Run as a program against AMPARO_DATA after the cast is signed up: places that are watched, and a group that waits longer.

Women waited twice as long in the first quarter of 2027: a review found it, and it became a task.
"""

from tests.stories import signed_up  # isort: skip

import pytest

from amparo.analysis.equity import actions as equity
from amparo.foundation import clock
from tests.analysis.equity.making import REVIEWED, invented, release
from tests.analysis.indicators.making import at
from tests.casework.directory.listing import places
from tests.casework.monitoring.alerting import alert, figures
from tests.casework.monitoring.seeing import keep

cast = signed_up.cast("alma", "bruno", "dina")
places()
for kind in ("observation", "key_informant", "flow_count"):
    keep(cast.alma, kind)
alert(cast)
figures(cast, "low")
with pytest.MonkeyPatch.context() as patch, clock.fixed(at(REVIEWED)):
    release(patch, cast, invented(factor=2))
    equity.make()
