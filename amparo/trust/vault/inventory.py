"""What a backup and a restore must know of the keys, without opening a single record."""

from django.conf import settings

from amparo.trust.vault import datakeys, suites
from amparo.trust.vault.models import Grant, RecipientKind


def installation() -> str:
    """Return eight letters that tell this installation's backups from others'; they say nothing about its key."""
    return suites.derive(settings.AMPARO_VAULT_KEY, "name of this installation")[:4].hex()


def unopened() -> int:
    """Return how many of the server's grants do not open with its key; a sound installation has none."""
    key, closed = datakeys.wrapping_key(), 0
    rows = Grant.objects.filter(recipient_kind=RecipientKind.SERVER)
    told = rows.values_list("holder", "compartment", "key_version", "wrapped")
    for holder, compartment, version, wrapped in told.iterator(chunk_size=5000):
        try:
            suites.unseal(key, wrapped, datakeys.server_place(holder, compartment, version))
        except suites.Unreadable:
            closed += 1
    return closed
