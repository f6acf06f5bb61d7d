"""A member of the cast at a desk: a browser that is signed in, and what tests ask of pages."""

import re
import time
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler

from amparo.trust.accounts.models import User
from amparo.trust.staffing import keys
from tests.cast import OPEN, SARA, Cast

OFFICE = ClientHandler(enforce_csrf_checks=False)  # one for all browsers: making it lists every static file

HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|<input type="hidden" name="next" value="[^"]*">')
DETAILS: dict[str, Any] = {
    "name_given": "Sara",
    "name_father": "Yusuf",
    "name_family": "Idriss",
    "birth_date-day": "4",
    "birth_date-month": "3",
    "birth_date-year": "2011",
    "sex": "female",
    "languages": ["ara", ""],
    "population_groups": ["refugee"],
    "contact_channel": "through_person",
    "contact_not_know": "the man who drove the lorry",
}


def at_desk(name: str) -> Client:
    """Return a browser in which `name` is signed in."""
    client = Client()
    client.handler = OFFICE
    user = User.objects.get(username=name)
    client.force_login(user)
    prove(client, user)
    return client


def prove(client: Client, user: User, ago: float = 0) -> None:
    """Note in the browser's session that the passphrase was given `ago` seconds ago, as a sign-in does, with its key open."""
    session = client.session
    opened = OPEN.get(user.pk)
    if opened is not None:
        client.cookies[settings.AMPARO_KEY_COOKIE_NAME], session["keys"] = keys.for_session(opened)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - ago}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def sending(cast: Cast, team: Any = None, **more: Any) -> dict[str, Any]:
    """Return what the register page sends about Sara."""
    return {**DETAILS, "key": str(uuid4()), "team": str((team or cast.north).pk), **more}


def page_of(client: Client, path: str, **sent: str) -> str:
    """Return the page at `path`, or the page that answers what is `sent` to it, as text; it must be there."""
    answer = client.post(path, sent) if sent else client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def same_for_all(text: str) -> str:
    """Return a page without what differs between any two openings (form tokens, the address itself)."""
    return HIDDEN.sub("", text)


def sara_like(**more: Any) -> dict[str, Any]:
    """Return Sara's details as records hold them, changed by `more`."""
    return {**SARA, **more}


def person_url(person: UUID, rest: str = "") -> str:
    """Return the address of a person's page, or of one below it."""
    return f"/people/{person}/{rest}"
