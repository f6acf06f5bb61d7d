"""Which texts of an area have no translation yet, and where the English stands."""

from collections.abc import Iterator
from datetime import date

from amparo.foundation.forms import FormError
from amparo.practice.areas import Area
from amparo.practice.catalogue import Catalogue
from amparo.practice.desk.remarks import Remark, line_of, short
from amparo.practice.listing import LANGUAGES


def problems(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say which English texts of an area, and of what the office lays over it, are missing in which languages."""
    missing: dict[str, list[str]] = {}
    try:
        for language in LANGUAGES[1:]:
            for text in catalogue.untranslated(area.name, language):
                missing.setdefault(text, []).append(language)
    except (FormError, KeyError):
        return  # forms and tables that cannot be read are told as such
    for text, languages in missing.items():
        file, row = _place(area, text)
        yield Remark(file, row, f"No translation into {', '.join(languages)}: “{text}”.")


def _place(area: Area, text: str) -> tuple[str, int]:
    files = [
        *(file for kind, ending in (("forms", "md"), ("lists", "csv"), ("rules", "csv"), ("indicators", "csv"), ("equity", "csv"))
          for files in (area.files(kind, ending), area.of_office(kind, ending)) for file in files.values()),
        *sorted(area.path.glob("*.csv")),
    ]  # fmt: skip
    for file in files:
        if row := line_of(file.read_text(encoding="utf-8-sig"), text):
            return short(file), row
    return area.name, 0
