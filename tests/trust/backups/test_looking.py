"""What is said of a database that was put back, when it is not as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amparo.foundation import clock
from amparo.trust.audit.models import Leaf
from amparo.trust.backups import identities, looking, making, restoring
from amparo.trust.backups.contents import Counted
from amparo.trust.backups.manifest import Manifest
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault.models import Grant
from tests.cast import Cast, register_sara

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def _manifests() -> tuple[Manifest, Manifest]:
    tables = {"audit_leaf": Leaf.objects.count(), Grant._meta.db_table: Grant.objects.count()}
    return making._manifests(Counted(tables, 0, b""), NOW)


def test_what_is_as_it_was_is_whole_and_its_return_is_a_leaf(cast: Cast) -> None:
    register_sara(cast)
    found = looking.at(*_manifests(), [])
    assert found.whole
    assert (found.keyless, found.closed_keys, found.miscounted) == (0, 0, [])
    assert Leaf.objects.order_by("-index")[0].act == "backup.restored"


def test_a_table_with_other_rows_is_named(cast: Cast) -> None:
    register_sara(cast)
    main, grants = _manifests()
    found = looking.at(replace(main, tables={**main.tables, "audit_leaf": 7000}), grants, [])
    assert found.miscounted == ["audit_leaf"]
    assert not found.whole


def test_keys_of_another_installation_are_counted_and_nothing_is_called_whole(
    cast: Cast, settings: pytest.FixtureRequest
) -> None:
    register_sara(cast)
    settings.AMPARO_VAULT_KEY = bytes(32)
    found = looking.at(*_manifests(), [])
    assert found.closed_keys == Grant.objects.count() > 0
    assert not found.whole


def test_a_changed_log_is_not_whole(cast: Cast) -> None:
    register_sara(cast)
    Leaf.objects.filter(index=0).update(act="other.act")
    found = looking.at(*_manifests(), [])
    assert "leaf 0 was changed" in found.verdict.findings
    assert not found.whole


@pytest.mark.parametrize(("days", "past"), [(34, False), (35, True)])
def test_grants_are_past_their_life_on_the_day_they_should_be_gone(days: int, past: bool, cast: Cast) -> None:
    found = looking.at(*_manifests(), [])
    with clock.fixed(NOW + timedelta(days=days)):
        assert found.past_life is past


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_another_version_is_refused_with_the_way_to_go(
    settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.AMPARO_DATA = tmp_path
    settings.AMPARO_BACKUP_RECIPIENTS = [identities.make(tmp_path / "key.txt")]
    (tmp_path / "shelf").mkdir()
    making.make(tmp_path / "shelf")
    monkeypatch.setattr(restoring, "version", lambda _: "9.9")
    monkeypatch.setattr(restoring, "engine", lambda: type("Bare", (), {"occupied": staticmethod(str)}))
    with pytest.raises(Refused, match="install that version, restore, then upgrade"):
        restoring.restore(tmp_path / "shelf", tmp_path / "key.txt")
