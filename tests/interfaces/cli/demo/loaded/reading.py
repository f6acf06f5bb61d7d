"""The loaded country as its cast reads it, and writes in it."""

from types import SimpleNamespace

from amparo.casework.cases.counted import own
from amparo.casework.cases.models import Case
from amparo.foundation import clock
from amparo.interfaces.cli.demo.loading.staffing import PASSPHRASE
from amparo.trust.accounts.models import User
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.staffing import hashing, keys
from tests.analysis.indicators.apart import ALONE, Apart
from tests.analysis.indicators.test_incidents import incident
from tests.analysis.indicators.test_surveys import said as surveyed

SIZE = 200


def access(name: str) -> Access:
    """Return the access of one of the cast, with the key that the passphrase of the country opens."""
    user = User.objects.get(username=name)
    with hashing.listening() as roots:
        assert user.check_password(PASSPHRASE)
    return access_for(user, keys=keys.entered(user, roots))


def mine(name: str) -> list[Case]:
    return list(Case.rows.filter(owner__username=name))


def areas_written() -> None:
    """Write into the cases that carry an area what figures count; the country itself only begins their first forms."""
    hand = Apart(SimpleNamespace(access=access, bruno=access("bruno")))  # type: ignore[arg-type]
    today = clock.today()
    told, care = today.isoformat(), {"care_from": today.isoformat(), "child_care": "foster"}
    written = {
        "gender_based_violence": [
            ("incident", incident(told, 3)), ("incident", incident(told, 4, "denial")), ("needs", {"danger_now": "yes"}),
        ],
        "child_protection": [("registration", {"age_years": "13", **ALONE}), ("care", care)],
        "counter_trafficking": [
            ("trafficking_status", {"assistance_status": "presumed", "status_date": told}),
            ("exploitation", {"exploitation_kinds": "forced_labour sexual"}),
        ],
        "return_reintegration": [("survey", {"survey_date": told, "survey_round": "endline", **surveyed(max)})],
    }  # fmt: skip
    for name, forms in written.items():
        for one in own.carrying(access("alma"), name):
            for form, filled in forms:
                hand.area_form(one.view.row.pk, f"{name}/{form}", told, filled)
