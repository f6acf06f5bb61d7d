"""Why: a page of questions of every kind, with answers and problems, as the gallery shows it."""

from functools import cache
from typing import Any

from django.utils.translation import get_language

from amparo.foundation import clock, forms
from amparo.interfaces.ui import questions as asked


def questions() -> dict[str, Any]:
    """Return a page of questions of every kind, with answers and two problems."""
    page = _form().pages[0]
    evaluation = forms.evaluate(_form(), ANSWERS, clock.today())
    language = get_language() or "en"
    return {
        "page": asked.shown(page, evaluation, language, with_problems=True),
        "problems": asked.problems(page, evaluation, language),
    }


@cache
def _form() -> forms.Form:
    return forms.compile_form(forms.read_markdown(TABLES), {}, area="gallery")


ANSWERS = {
    "page/people": "4",
    "page/money": "many",
    "page/born": "2011-03-09",
    "page/safe": "no",
    "page/needs": "food papers",
    "page/member[1]/called": "ሰላም",
    "page/member": "1",
}
TABLES = """
| survey |
|        | type                      | name    | label                                   | hint                          | required | appearance | parameters             |
|        | begin_group               | page    | About the person                        |                               |          |            |                        |
|        | note                      | welcome | Read this aloud before you begin.       |                               |          |            |                        |
|        | text                      | given   | Given name                              | As the person says it.        | yes      |            |                        |
|        | text                      | story   | What happened                           |                               |          | multiline  |                        |
|        | integer                   | people  | How many people travel together?        |                               |          |            |                        |
|        | decimal                   | money   | How much was paid?                      |                               |          |            |                        |
|        | date                      | born    | Date of birth                           |                               |          |            |                        |
|        | time                      | hour    | Best hour to meet                       |                               |          |            |                        |
|        | dateTime                  | seen    | When were they last seen?               |                               |          |            |                        |
|        | select_one answer         | safe    | Is the place where they sleep safe?     |                               |          |            |                        |
|        | select_one answer         | hidden  | Is anyone else at risk?                 |                               |          | minimal    |                        |
|        | select_multiple need      | needs   | What is needed now?                     | Choose all that are needed.   |          |            |                        |
|        | range                     | pain    | How strong is the pain?                 |                               |          |            | start=0 end=5 step=1   |
|        | rank need                 | first   | What comes first?                       |                               |          |            |                        |
|        | geopoint                  | where   | Where did it happen?                    |                               |          |            |                        |
|        | barcode                   | card    | Number on the card                      |                               |          |            |                        |
|        | image                     | paper   | Photo of the paper                      |                               |          |            |                        |
|        | acknowledge               | told    | It was explained that this is voluntary |                               |          |            |                        |
|        | begin_repeat              | member  | Member of the household                 |                               |          |            |                        |
|        | text                      | called  | Name                                    |                               |          |            |                        |
|        | end_repeat                |         |                                         |                               |          |            |                        |
|        | end_group                 |         |                                         |                               |          |            |                        |
| choices |
|        | list_name | name    | label                 |
|        | answer    | yes     | Yes                   |
|        | answer    | no      | No                    |
|        | answer    | unknown | Not known             |
|        | answer    | declined | Did not want to say  |
|        | need      | food    | Food                  |
|        | need      | papers  | Papers                |
|        | need      | doctor  | A doctor              |
| settings |
|        | form_title | form_id | version    |
|        | Gallery    | gallery | 2026-11-23 |
"""  # noqa: E501  (a table reads best with its columns under each other)
