"""What an attacker tries who holds everything the server has: every secret on every seal, in every way the program uses one."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session

from amparo.trust.accounts.models import User
from amparo.trust.history.models import Version
from amparo.trust.projections.register import snapshot
from amparo.trust.staffing.models import PrivateKey
from amparo.trust.vault import datakeys, keyring, recipients, suites
from amparo.trust.vault.keyring import Keyring, Lock
from amparo.trust.vault.models import Grant, PublicKey
from amparo.trust.vault.sealing import Place

LOCKS = tuple(f"private key under {lock}" for lock in Lock)
PURPOSES = (
    "",
    "wrap data keys for the server",
    "tell the right passphrase",
    snapshot.PURPOSE,
    "second factors",
    *LOCKS,
)


def secrets_of_the_server() -> Iterator[bytes]:
    """Yield everything that the server keeps and that could be a key, as it is kept and as the program derives from it."""
    kept = [settings.AMPARO_VAULT_KEY, settings.AMPARO_LOG_KEY, settings.SECRET_KEY.encode()]
    kept += [path.read_bytes().strip() for path in (Path(settings.AMPARO_DATA) / "keys").glob("*.key")]
    kept += [bytes.fromhex(text.decode()) for text in kept[3:]]
    for row in PrivateKey.objects.all():
        kept += [row.salt.encode(), bytes(row.shut), bytes(row.sheet)]
    for password in User.objects.values_list("password", flat=True):
        kept += [password.encode(), *(part.encode() for part in password.split("$")), decoded(password.split("$")[-1])]
    kept += [bytes(key) for key in PublicKey.objects.values_list("key", flat=True)]
    kept += [key.encode() for key in Session.objects.values_list("session_key", flat=True)]
    for told in sessions():
        kept += [*(part.encode() for part in told.values()), bytes.fromhex(told["hash"]), decoded(told["blob"])]
    yield from {secret for each in kept for secret in _derived(each)}


def decoded(text: str) -> bytes:
    """Return what base64 stands for; nothing for other text."""
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""


def _derived(secret: bytes) -> Iterator[bytes]:
    yield secret
    yield secret[:32]
    for purpose in PURPOSES:
        yield suites.derive(secret, purpose)


def recovered(secrets: Iterable[bytes], keyrings: Iterable[Keyring]) -> set[UUID]:
    """Return the holders of which any version opens, with every secret tried on every grant and every shut private key."""
    tried = {secret for secret in secrets if len(secret) == keyring.ROOT}
    private = [each.private for each in keyrings] + list(_private_keys(tried))
    data: dict[tuple[UUID, str], list[tuple[bytes, int]]] = {}
    for grant in Grant.objects.all():
        known = data.setdefault((grant.holder, grant.compartment), [])
        known += [(key, grant.key_version) for key in _data_keys(grant, tried, private)]
    return {version.holder for version in Version.objects.all() if _opens(version, data, tried)}


def _private_keys(secrets: set[bytes]) -> Iterator[bytes]:
    shut = [(row.pk, bytes(blob), lock) for row in PrivateKey.objects.all() for blob, lock in
            ((row.shut, Lock.PASSPHRASE), (row.sheet, Lock.SHEET))]  # fmt: skip
    for told in sessions():
        shut.append((UUID(told["user"]), base64.b64decode(told["blob"]), Lock.SESSION))
    for user, blob, lock in shut:
        for secret in secrets:
            yield from _unsealed(secret, blob, f"private key|{user}|{lock}".encode())


def _opens(version: Version, data: dict[tuple[UUID, str], list[tuple[bytes, int]]], secrets: set[bytes]) -> bool:
    place = Place(version.holder, version.compartment, version.record, version.number)
    known = data.get((version.holder, version.compartment), [])
    ways = [*known, *((secret, number) for secret in secrets for number in {number for _, number in known} | {1})]
    return any(_unsealed(key, bytes(version.sealed), place.bound(number)) for key, number in ways)


def sessions() -> list[dict[str, str]]:
    """Return what the sessions keep of private keys."""
    return [told for row in Session.objects.all() if (told := row.get_decoded().get("keys"))]


def _data_keys(grant: Grant, secrets: set[bytes], private: list[bytes]) -> Iterator[bytes]:
    server = datakeys.server_place(grant.holder, grant.compartment, grant.key_version)
    for secret in secrets:
        for place in (server, recipients.place(grant)):
            yield from _unsealed(secret, bytes(grant.wrapped), place)
    for each in private:
        try:
            yield recipients.unwrap(grant, each)
        except suites.Unreadable:
            continue


def _unsealed(key: bytes, blob: bytes, place: bytes) -> list[bytes]:
    try:
        return [suites.unseal(key, blob, place)]
    except suites.Unreadable:
        return []
