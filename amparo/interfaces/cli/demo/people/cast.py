"""Sara and her uncle, the two invented people of the guided story; they always are records 0 and 1."""

from dataclasses import dataclass

from amparo.interfaces.cli.demo.journey.routes import Origin
from amparo.interfaces.cli.demo.people.naming import Line

ORIGIN = Origin("SYR", "arabic", ("ara",), "asylum_seeker")

_FAMILY = ("الحمدان", ("Al-Hamdan", "Alhamdan"))
_GRANDFATHER = ("إبراهيم", ("Ibrahim", "Ebrahim"))
_SARA = Line(("سارة", ("Sara", "Sarah")), ("يوسف", ("Yousef", "Youssef")), _GRANDFATHER, _FAMILY)
_UNCLE = Line(("خالد", ("Khaled", "Khalid")), _GRANDFATHER, ("سليم", ("Salim", "Selim")), _FAMILY)


@dataclass(slots=True)
class Member:
    """One person of a household before the details are drawn."""

    record: int
    role: str
    sex: str
    age: int
    line: Line


def members(first: int) -> list[Member]:
    """Return Sara, 15, and her father's brother, 41, from record number `first` on."""
    return [Member(first, "head", "female", 15, _SARA), Member(first + 1, "uncle", "male", 41, _UNCLE)]
