"""Run as a program against AMPARO_DATA: from now on, for a day, very many write at once."""

from datetime import timedelta

from tests.stories import signed_up  # isort: skip  # noqa: F401 (sets Django up)

from amparo.casework.feedback import limits
from amparo.casework.feedback.models import Budget
from amparo.foundation import clock

Budget.objects.update_or_create(name=limits.TELL, defaults={"tokens": 0, "at": clock.now() + timedelta(days=1)})
