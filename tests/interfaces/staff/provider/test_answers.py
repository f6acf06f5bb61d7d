"""What a provider answers counts only where it is ours, here and now; everything else is refused alike."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.test import Client
from joserfc.jwk import ECKey, OctKey

from amparo.foundation import clock
from amparo.trust.audit.models import Leaf
from amparo.trust.staffing.watching import attempts
from tests.cast import NOW, Cast
from tests.interfaces.staff.provider.walking import ALMA, BACK, PASS, REFUSED, arrives, comes_back, goes, linked, said
from tests.provider import SECRET, Little

Twist = Callable[[Little], None]


FORGED = ECKey.generate_key("P-256", {"kid": "now", "use": "sig"})


TWISTS: dict[str, Twist] = {
    "a nonce of another journey": lambda little: little.twisted.update(nonce="another"),
    "no nonce": lambda little: little.twisted.update(nonce=None),
    "for another program": lambda little: little.twisted.update(aud="another-program"),
    "for another program too": lambda little: little.twisted.update(aud=["amparo-of-puente", "another-program"]),
    "given to another program": lambda little: little.twisted.update(azp="another-program"),
    "of another issuer": lambda little: little.twisted.update(iss="https://elsewhere.example"),
    "of yesterday": lambda little: little.twisted.update(exp=int(NOW.timestamp()) - 61),
    "of tomorrow": lambda little: little.twisted.update(iat=int(NOW.timestamp()) + 61),
    "without an end": lambda little: little.twisted.update(exp=None),
    "of nobody": lambda little: little.twisted.update(sub=""),
    "signed by nobody": lambda little: little.header.update(alg="none"),
    "signed with another key": lambda little: setattr(little, "signs_with", FORGED),
    "signed with the client's secret": lambda little: (
        little.header.update(alg="HS256"),
        setattr(little, "signs_with", OctKey.import_key(SECRET * 2)),
    ),
    "under a name that no key has": lambda little: little.header.update(kid="another"),
}


def test_no_token_that_is_not_ours_here_and_now_names_anybody(cast: Cast, little: Little) -> None:
    linked(little, cast.users["alma"], ALMA)
    for what, twist in TWISTS.items():
        little.twisted, little.signs_with, little.header = {}, None, {"alg": "ES256", "kid": "now"}
        twist(little)
        browser, answer = arrives(little, ALMA)
        assert answer.status_code == 403, what
        assert REFUSED in answer.content.decode()
        assert browser.get(PASS)["Location"] == "/sign-in/", what
    assert len(said("token")) == len(TWISTS)


def test_an_answer_to_another_session_or_a_second_time_or_too_late_is_refused(cast: Cast, little: Little) -> None:
    linked(little, cast.users["alma"], ALMA)
    victim = Client()
    goes(victim)
    mine = little.lets_in(goes(Client()), ALMA)
    assert comes_back(victim, mine).status_code == 403, "somebody else's code does not fit here"
    assert victim.get(PASS).status_code == 302
    assert comes_back(Client(), mine).status_code == 403, "without a journey nothing fits"
    browser = Client()
    address = little.lets_in(goes(browser), ALMA)
    used = dict(little.codes)
    assert comes_back(browser, address).status_code == 302
    assert comes_back(browser, address).status_code == 403, "a journey ends once"
    assert len(said("state")) == 3
    stolen = next(code for code in used if code not in little.codes)
    again = little.lets_in(goes(browser), ALMA)
    fresh = next(code for code in little.codes if code in again)
    assert comes_back(browser, again.replace(fresh, stolen)).status_code == 403, "a code works once"
    assert said("code")
    late = little.lets_in(goes(browser), ALMA)
    with clock.fixed(NOW + timedelta(seconds=601)):
        assert comes_back(browser, late).status_code == 403
    assert said("late")


def test_somebody_who_says_no_at_the_provider_and_another_issuer_lead_nowhere(cast: Cast, little: Little) -> None:
    browser = Client()
    address = little.lets_in(goes(browser), ALMA)
    state = address.partition("state=")[2]
    assert browser.get(f"{BACK}?error=access_denied&state={state}&here=1").status_code == 403
    assert said("denied")
    address = little.lets_in(goes(browser), ALMA)
    assert browser.get(f"{address}&iss=https://elsewhere.example&here=1").status_code == 403
    assert said("state")
    assert little.asked == [], "nobody was asked for it"


def test_answers_that_fit_nothing_are_slowed_down(cast: Cast, little: Little, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"provider": "3/m/ip"}
    cache.clear()
    browser = Client(REMOTE_ADDR="203.0.113.9")
    found = [browser.get(f"{BACK}?code=x&state=y&here=1").status_code for _ in range(4)]
    assert found == [403, 403, 403, 429]
    assert Leaf.objects.filter(act="sign_in.failed").count() == 3
    assert attempts.PROVIDER == "provider"
    cache.clear()
