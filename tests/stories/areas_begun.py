"""Run as a program against AMPARO_DATA after the cast is signed up: specialists, and cases on which they are to work.

Prints the paths of the cases, by what they are for.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.stories import signed_up  # isort: skip

from amparo import practice
from amparo.casework.cases import actions, pathway
from amparo.casework.cases.models import Case
from amparo.casework.people import actions as people
from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.models import Qualification
from amparo.trust.staffing import hashing, keys
from tests.casework.cases.answering import complete_answers
from tests.casework.cases.brought_in.bringing import agrees, taken
from tests.cast import PASSPHRASE, SARA, Cast
from tests.stories.one_child import learnt
from tests.stories.specialists import HAWA, SPECIALISTS

TALK = {"agrees": "yes", "private": "yes", "talk_language": "ara", "danger_now": "no", "contact_feared": "no",
        "fear_return": "no", "age_certainty": "sure"}  # fmt: skip
SIGNS = {"work_no_pay": "yes", "papers_held": "yes", "control_now": "no", "harmed": "yes", "wants_specialist": "yes"}
CHILD = {**TALK, **SIGNS, "age_years": "15", "child_care": "none"}
ADULT = {**TALK, **SIGNS, "age_years": "26"}
DISPLACED = {**TALK, "age_years": "41", "stage_now": "displacement", "outcome": "displaced"}
MARIAM = {"name_given": "Mariam", "name_father": "Omar", "name_family": "Haddad", "birth_date": "2000-02-11",
          "sex": "female", "languages": ["ara"], "nationalities": ["SYR"]}  # fmt: skip
SAMI = {"name_given": "Sami", "name_father": "Adel", "name_family": "Kassem", "birth_date": "2014", "sex": "male"}
OMAR = {"name_given": "Omar", "name_father": "Nabil", "name_family": "Saleh", "birth_date": "1985-07-01", "sex": "male"}


def joined() -> Cast:
    """Return the cast with four specialists and Nadia, who supervises them all; the keys are those they sign in with."""
    cast = signed_up.cast("alma", "bruno")
    for name, area in SPECIALISTS.items():
        join(cast, name, Role.CASE_WORKER, area)
    join(cast, "nadia", Role.SUPERVISOR, *SPECIALISTS.values())
    with hashing.listening() as roots:
        cast.users["alma"].check_password(PASSPHRASE)
    for name in ("alma", "bruno", "nadia", *SPECIALISTS):
        opened = keys.entered(cast.users[name], roots)
        assert opened
        cast.keys[name] = opened
    return cast


def join(cast: Cast, name: str, role: Role, *areas: str) -> None:
    """Let somebody join team North with the passphrase of everybody, kept once; qualified in areas."""
    user = accounts.make_user(cast.puente, name, name.title(), None, [(role, cast.north)])
    user.password = cast.users["alma"].password
    user.save(update_fields=["password"])
    known = practice.catalogue().specialised
    Qualification.objects.bulk_create(Qualification(user=user, area=known[area].head.compartment) for area in areas)
    cast.users[name] = user


def opened(cast: Cast, who: Mapping[str, Any], screened: Mapping[str, str], *team: str) -> UUID:
    """Open a case as Alma, fill what comes before the areas, and let Bruno add colleagues."""
    person = people.register(by=cast.alma, fields=dict(who), team=cast.north.pk)
    case: UUID = actions.open_case(by=cast.alma, person=person)
    for step, wanted in (("first_contact", {}), ("screening", screened)):
        entry = actions.start_form(by=cast.alma, case=case, step=step)
        answers = complete_answers(pathway.form_of(step), wanted)
        actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=1)
        actions.complete_form(by=cast.alma, entry=entry)
    for name in team:
        actions.add_to_case(by=cast.bruno, case=case, worker=cast.users[name].pk)
    return case


if __name__ == "__main__":
    cast = joined()
    cases = {
        "adult": opened(cast, MARIAM, ADULT, "tomas", "ravi"),
        "child": opened(cast, SAMI, {**CHILD, "age_years": "12"}, "celia"),
        "survivor": opened(cast, MARIAM, ADULT),
        "household": opened(cast, OMAR, DISPLACED),
        "of_all": opened(cast, SARA, CHILD, *SPECIALISTS),
    }
    actions.reassign(by=cast.bruno, case=cases["survivor"], to=cast.users["greta"].pk)
    learnt(cast, cases["of_all"])
    agrees(cast, Case.rows.get(pk=taken(cast, HAWA).case).person_id)
    sys.stdout.write(json.dumps({name: f"/cases/{case}/" for name, case in cases.items()}))
