"""Somebody walks from our door to the provider and back, as a browser does it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client

from amparo.foundation import clock
from amparo.trust.accounts.models import User
from amparo.trust.staffing.models import ProviderLink
from amparo.trust.staffing.provider.told import mark_of
from tests.cast import PASSPHRASE
from tests.interfaces.staff.own.signing import FIREFOX
from tests.interfaces.staff.own.test_news import leaves
from tests.provider import Little

GO, BACK, PASS = "/sign-in/provider/", "/sign-in/provider/back/", "/sign-in/provider/passphrase/"


def linked(little: Little, user: User, subject: str) -> None:
    """Let `user` be linked already."""
    mark = mark_of(little.told, subject)
    ProviderLink.objects.create(user=user, mark=mark, offered_until=clock.now(), linked_at=clock.now())


def goes(client: Client, way: str = GO) -> str:
    """Follow the link on the sign-in page; return the address at the provider."""
    answer = client.get(way)
    assert answer.status_code == 302, answer.status_code
    address: str = answer["Location"]
    return address


def comes_back(client: Client, address: str) -> Any:
    """Follow the provider's link to us, without a cookie as browsers do, and go on from our page; return the answer there."""
    between = Client().get(address)
    assert between.status_code == 200
    assert not between.cookies, "the page in between sets no cookie"
    onward = address.replace("http://testserver", "") + "&here=1"
    assert f'content="0; url={onward.replace("&", "&amp;")}"' in between.content.decode()
    return client.get(onward)


def arrives(little: Little, subject: str, client: Client | None = None, way: str = GO) -> tuple[Client, Any]:
    """Go to the provider, sign in there as `subject` and come back; return the browser and our answer."""
    browser = client or Client(headers={"user-agent": FIREFOX})
    return browser, comes_back(browser, little.lets_in(goes(browser, way), subject))


def gives(client: Client, passphrase: str = PASSPHRASE, **more: str) -> Any:
    """Give a passphrase on the page after the provider."""
    return client.post(PASS, {"password": passphrase, **more})


ALMA = "subject-4711-of-alma"


REFUSED = "not the answer we waited for"


def said(why: str) -> list[str]:
    """Return the leaves of refused answers of the provider with this reason."""
    return [detail for *_, detail in leaves("sign_in.failed") if detail == f'{{"step":"provider","why":"{why}"}}']


@contextmanager
def connections() -> Iterator[set[tuple[str, int]]]:
    """Collect where this process connects to over a network."""
    made: set[tuple[str, int]] = set()
    connect = socket.socket.connect

    def noting(self: socket.socket, place: Any) -> None:
        made.add(place[:2])
        connect(self, place)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", noting)
        yield made
