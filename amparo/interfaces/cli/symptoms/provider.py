"""Does the identity provider answer, in safety and at the same time as we?"""

from typing import TYPE_CHECKING

from amparo.foundation import clock
from amparo.interfaces.cli.symptoms.answers import Answer
from amparo.interfaces.cli.symptoms.network import is_loopback

if TYPE_CHECKING:
    from amparo.trust.staffing.provider import asking


def provider() -> Answer:
    """Say whether the provider that the settings name is reached over checked TLS, and whether its clock and ours agree."""
    from django.conf import settings

    from amparo.trust.staffing.provider import asking, told

    named = told.configured()
    if named is None:
        return Answer(True, "none is named: accounts are opened and closed here alone")
    if not settings.AMPARO_HTTPS and not all(is_loopback(name) for name in settings.ALLOWED_HOSTS):
        return Answer(False, "people come back from it over HTTP, where others read along: set AMPARO_HTTPS to on")
    try:
        answer = asking.published(named)
    except asking.Silent:
        return Answer(
            False,
            "AMPARO_OIDC_KEYS does not answer with keys over TLS that is trusted here: look at the address from this "
            "machine, and at AMPARO_OIDC_AUTHORITY",
        )
    return _judged(answer)


def _judged(answer: "asking.Answer") -> Answer:
    from amparo.trust.staffing.provider import tokens

    usable = tokens.usable(answer.said)
    if not usable:
        return Answer(False, "it publishes no key that can be used: sign-in by it is refused to everybody")
    apart = abs((answer.at - clock.now()).total_seconds()) if answer.at else 0
    if apart > tokens.LEEWAY:
        return Answer(
            False, f"its clock and ours are {round(apart)} seconds apart: what it signs is refused; set the clock"
        )
    return Answer(True, f"it answers over checked TLS with {usable} keys, at the same time as this machine")
