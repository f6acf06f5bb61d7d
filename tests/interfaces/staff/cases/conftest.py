"""Signed-in clients for the cast, and Sara's open case."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from amparo.casework.cases import actions
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import prove

SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    """Return a function that gives a client signed in as a member of the cast."""
    clients: dict[str, Client] = {}

    def client(name: str) -> Client:
        if name not in clients:
            clients[name] = Client()
            clients[name].force_login(cast.users[name])
            prove(clients[name], cast.users[name])
        return clients[name]

    return client


@pytest.fixture
def alma(sign_in: SignIn) -> Client:
    """Alma's browser."""
    return sign_in("alma")


@pytest.fixture
def bruno(sign_in: SignIn) -> Client:
    """Bruno's browser."""
    return sign_in("bruno")


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara's case, just opened by Alma."""
    return actions.open_case(by=cast.alma, person=register_sara(cast))
