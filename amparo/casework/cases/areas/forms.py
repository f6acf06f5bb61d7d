"""What a filled form is in its area: the acts that are done by it, and whether a supervisor approves it."""

from collections.abc import Mapping
from typing import Any

from amparo.casework.cases import pathway, rules
from amparo.casework.cases.areas.carried import known


def waits(step: str, fields: Mapping[str, Any]) -> bool:
    """Return whether a form waits for a supervisor when it is complete."""
    if area := known().get(str(fields.get("area", ""))):
        found = area.step(stem_of(fields))
        return found is not None and found.approval
    return bool(step) and rules.needs_approval(pathway.moves(), step)


def acts_of(step: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the acts that are done by a form: closing the case, or what its area says of it."""
    if area := known().get(str(fields.get("area", ""))):
        return area.acts_of(stem_of(fields))
    return ("closure",) if step == "closure" else ()


def stem_of(fields: Mapping[str, Any]) -> str:
    """Return the name of a form within its area, from the reference that its answers keep."""
    return str(fields["form"]).partition("@")[0].rpartition("/")[2]
