"""What can be wrong with a row of figures, field by field; the fields of the DTM API that are read."""

from collections.abc import Mapping
from datetime import date, datetime

from amparo.exchange.complaints import Complaint
from amparo.exchange.pcodes.reading import CODE

FIELDS = (
    "operation", "admin0Name", "admin0Pcode", "admin1Name", "admin1Pcode", "admin2Name", "admin2Pcode",
    "numPresentIdpInd", "reportingDate", "yearReportingDate", "monthReportingDate", "roundNumber", "assessmentType",
    "operationStatus", "displacementReason", "idpOriginAdmin1Pcode", "numberFemales", "numberMales",
)  # fmt: skip
"""The fields of the API that are read; others are left where they are."""
NEEDED = ("operation", "admin0Pcode", "numPresentIdpInd", "reportingDate", "roundNumber")
AREAS = ("admin2Pcode", "admin1Pcode", "admin0Pcode")
MOST, LATEST_ROUND = 100_000_000, 10_000


def wrong(number: int, said: Mapping[str, str], today: date) -> list[Complaint]:
    """Return everything that is wrong with a row; none when it can be kept."""
    found = [Complaint(number, name, "nothing is said") for name in NEEDED if not said[name]]
    found += [
        _no_number(number, said, name, most) for name, most in _NUMBERS if said[name] and not _whole(said[name], most)
    ]
    found += [
        Complaint(number, name, f"'{said[name]}' is no P-code")
        for name in AREAS
        if said[name] and not _pcode(said, name)
    ]
    if said["admin2Pcode"] and not said["admin1Pcode"]:
        found.append(Complaint(number, "admin1Pcode", "the area is named, but not the one it lies in"))
    return found + _wrong_day(number, said, today)


_NUMBERS = (("numPresentIdpInd", MOST), ("roundNumber", LATEST_ROUND), ("numberFemales", MOST), ("numberMales", MOST))


def _no_number(number: int, said: Mapping[str, str], name: str, most: int) -> Complaint:
    return Complaint(number, name, f"'{said[name]}' is no whole number from 0 to {most}")


def _whole(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(most)) and int(text) <= most


def _pcode(said: Mapping[str, str], name: str) -> bool:
    return CODE.fullmatch(said[name].upper()) is not None


def _wrong_day(number: int, said: Mapping[str, str], today: date) -> list[Complaint]:
    if not said["reportingDate"]:
        return []
    day = day_of(said["reportingDate"])
    if day is None:
        return [Complaint(number, "reportingDate", f"'{said['reportingDate']}' is no date (YYYY-MM-DD)")]
    if day > today:
        return [Complaint(number, "reportingDate", f"{day} has not come yet")]
    parts = (("yearReportingDate", day.year), ("monthReportingDate", day.month))
    return [
        Complaint(number, name, f"'{said[name]}' is not that of {day}")
        for name, meant in parts
        if said[name] and said[name] != str(meant)
    ]


def day_of(text: str) -> date | None:
    """Return a day, with or without a time; None for anything else."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
