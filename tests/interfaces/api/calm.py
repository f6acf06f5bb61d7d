"""How much schemathesis asks: enough to meet each kind of value, and the same each time."""

from hypothesis import HealthCheck, Phase, settings

CALM = settings(
    max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
