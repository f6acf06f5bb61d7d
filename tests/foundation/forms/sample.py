"""One small form that uses most of what forms can do."""
# ruff: noqa: E501 - a table is as wide as its columns

from datetime import date
from functools import cache

from amparo.foundation.codelists import read_csv
from amparo.foundation.forms import Form, compile_form, read_markdown

DAY = date(2026, 11, 23)
TABLES = """
| survey |
| | type | name | label | hint | relevant | constraint | constraint_message | required | calculation | choice_filter | appearance | default | sensitivity | source | verified |
| | begin_group | contact | First contact | | | | | | | | | | | | |
| | text | called | What should we call you? | Any name you like. | | | | yes | | | | | personal | House rule | yes |
| | date | born | When were you born? | | | . <= today() | A birth date cannot lie in the future. | | | | | | personal | | |
| | calculate | age | | | | | | | int((today() - ${born}) div 365.25) | | | | | | |
| | select_one yes_no_unknown | danger | Are you in danger now, ${called}? | | | | | yes | | | | | sensitive | Manual, p. 3 | no |
| | select_one way | way | How did you come? | | | | | | | | | | story | | |
| | end_group | | | | | | | | | | | | | | |
| | begin_group | family | Family | | ${danger} != 'no' | | | | | | | | | | |
| | begin_repeat | member | Family member | | | | | | | | | | | | |
| | text | name | Name | | | | | yes | | | | | | | |
| | integer | years | Age in years | | | . >= 0 and . < 130 | | | | | | | | | |
| | select_one region | region | Region | | | | | | | | | | | | |
| | select_one town | town | Town | | | | | | | region = ${region} | minimal | | | | |
| | text | school | School of ${name} | | ${years} < 18 | | | | | | | | | | |
| | end_repeat | | | | | | | | | | | | | | |
| | calculate | eldest | | | | | | | max(${years}) | | | | | | |
| | end_group | | | | | | | | | | | | | | |
| | note | thanks | Thank you, ${called}. | | | | | | | | | | | | |
| | integer | days | For how many days? | | | | | | | | | 3 | | | |
| | text | remarks | Remarks | | | | | | | | multiline | | | | |
| choices |
| | list_name | name | label | region |
| | region | north | North | |
| | region | south | South | |
| | town | alva | Alva | north |
| | town | bera | Bera | south |
| settings |
| | form_title | form_id | version |
| | First contact | contact | 2026-11-23 |
"""
YES_NO = read_csv("yes_no_unknown", "code,label\nyes,Yes\nno,No\nunknown,Does not know\nnot_asked,Not asked\n")
WAY = read_csv(
    "way",
    "code,label,valid_from,valid_to,replaced_by,source,verified\n"
    "foot,On foot,,,,Own list,yes\nboat,By boat,,2025-12-31,sea,Own list,yes\nsea,By sea,2026-01-01,,,Own list,no\n",
)
SPANISH = {
    "First contact": "Primer contacto",
    "Are you in danger now, ${called}?": "¿Está en peligro ahora, ${called}?",
    "Yes": "Sí",
    "A birth date cannot lie in the future.": "La fecha de nacimiento no puede estar en el futuro.",
}


@cache
def sample() -> Form:
    """The form, compiled once."""
    lists = {"yes_no_unknown": YES_NO, "way": WAY}
    return compile_form(read_markdown(TABLES), lists, translations={"es": SPANISH}, area="screening")
