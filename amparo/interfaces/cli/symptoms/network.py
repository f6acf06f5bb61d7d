"""Can somebody on the way read what is sent?"""

import ipaddress

from amparo.interfaces.cli.symptoms.answers import Answer


def https() -> Answer:
    """Say whether people can reach Amparo without encryption."""
    from django.conf import settings

    if settings.AMPARO_HTTPS:
        return Answer(True, "cookies travel over HTTPS only, and browsers are told to stay there")
    if is_loopback(settings.AMPARO_HOST) and all(is_loopback(name) for name in settings.ALLOWED_HOSTS):
        return Answer(True, "only this machine can reach Amparo")
    return Answer(
        False,
        "others can reach Amparo and AMPARO_HTTPS is off: put a web server with a certificate in front, set it to on",
    )


def is_loopback(name: str) -> bool:
    """Return whether a name or address is this machine alone."""
    try:
        return name == "localhost" or ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
