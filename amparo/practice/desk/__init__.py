"""The practitioner's desk: what is wrong with the content, what an edit changes, and giving it out as a new version."""

from amparo.practice.desk.checking import problems, unusable
from amparo.practice.desk.differing import Change, changes
from amparo.practice.desk.remarks import Remark
from amparo.practice.desk.sourcing import Value, foot, number, values
from amparo.practice.desk.versions import Published, publish
from amparo.practice.desk.working import Worked, worked

__all__ = [
    "Change", "Published", "Remark", "Value", "Worked", "changes", "foot", "number", "problems", "publish", "unusable", "values",
    "worked",
]  # fmt: skip
