"""Read what was put back, from the number of rows to the last data key, and say whether it is as it was."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import Exists, OuterRef

from amparo.foundation import clock
from amparo.trust.audit import actions as audit
from amparo.trust.audit import verify
from amparo.trust.audit.verify import Verdict
from amparo.trust.backups.manifest import Manifest
from amparo.trust.history.models import Version
from amparo.trust.vault import inventory
from amparo.trust.vault.models import Grant


@dataclass(frozen=True)
class Restored:
    """What is back: manifests, files that stood there and were kept aside, and what was found on reading all of it."""

    main: Manifest
    grants: Manifest | None
    aside: list[Path]
    miscounted: list[str]
    """Tables with other rows than the manifests name."""
    closed_keys: int
    """Data keys that do not open with the server's key."""
    compartments: int
    keyless: int
    """Sealed compartments for which there is no data key."""
    verdict: Verdict

    @property
    def whole(self) -> bool:
        """Return whether everything is as it was when the backup was made."""
        return self.verdict.sound and not self.closed_keys and not self.miscounted

    @property
    def past_life(self) -> bool:
        """Return whether the grants that were used should have been gone already."""
        return self.grants is not None and datetime.fromisoformat(self.grants.expires_at) <= clock.now()


def at(main: Manifest, grants: Manifest | None, aside: list[Path]) -> Restored:
    """Return what is found in the database, and write into its log that it was put back."""
    sealed = Version.objects.order_by().values("holder", "compartment").distinct()
    key = Grant.objects.filter(holder=OuterRef("holder"), compartment=OuterRef("compartment"))
    restored = Restored(
        main=main,
        grants=grants,
        aside=aside,
        miscounted=_miscounted({**main.tables, **(grants.tables if grants else {})}),
        closed_keys=inventory.unopened(),
        compartments=sealed.count(),
        keyless=sealed.filter(~Exists(key)).count(),
        verdict=verify.verify(),
    )
    if restored.whole:
        detail = {"moment": main.made_at, "keyless": restored.keyless}
        audit.append([audit.Entry(None, "operator", "backup.restored", detail=detail)])
        verify.checkpoint_now()
    return restored


def _miscounted(meant: dict[str, int]) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table, rows in meant.items():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  # nosec B608
            if cursor.fetchone()[0] != rows:
                found.append(table)
    return found
