"""What `amparo doctor` says of backups, of the disk and of the way to the browser."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from amparo.foundation import clock
from amparo.interfaces.cli import symptoms
from amparo.interfaces.cli.symptoms import encryption
from amparo.trust.backups import state
from amparo.trust.vault import parcels

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def shelf(settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    settings.AMPARO_DATA = tmp_path / "data"
    settings.AMPARO_BACKUP_RECIPIENTS = [parcels.new_identity().public for _ in range(2)]
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


def _made(shelf: Path, age: timedelta, problem: str = "") -> None:
    (shelf / "backup.age").touch()
    state.keep(state.Last((NOW - age).isoformat(), str(shelf), "backup.age", problem))


def _asked() -> symptoms.Answer:
    with clock.fixed(NOW):
        return symptoms.backups()


def test_a_young_backup_that_was_counted_is_well(shelf: Path) -> None:
    _made(shelf, timedelta(hours=20))
    assert _asked().well
    assert "2026-11-19 13:30" in _asked().sentence


def test_no_old_failed_or_vanished_backup_is_well(shelf: Path) -> None:
    assert "none was made yet" in _asked().sentence
    _made(shelf, timedelta(days=3))
    assert "3 days old" in _asked().sentence
    _made(shelf, timedelta(hours=1), "The disk is full.")
    assert "The disk is full." in _asked().sentence
    _made(shelf, timedelta(hours=1))
    (shelf / "backup.age").unlink()
    assert "is gone" in _asked().sentence
    assert not _asked().well


def test_a_disk_that_was_carried_away_does_not_make_its_backup_bad(shelf: Path) -> None:
    _made(shelf, timedelta(hours=1))
    shelf.rename(shelf.with_name("away"))
    assert _asked().well


def test_recipients_are_looked_at_before_anything_else(settings: pytest.FixtureRequest, shelf: Path) -> None:
    _made(shelf, timedelta(hours=1))
    settings.AMPARO_BACKUP_RECIPIENTS = settings.AMPARO_BACKUP_RECIPIENTS[:1]
    assert "second recipient" in _asked().sentence
    settings.AMPARO_BACKUP_RECIPIENTS = []
    assert "amparo identity" in _asked().sentence
    assert not _asked().well


@pytest.mark.parametrize(
    ("https", "host", "names", "well"),
    [
        (False, "127.0.0.1", ["127.0.0.1", "localhost"], True),
        (False, "::1", ["[::1]"], True),
        (False, "192.0.2.1", ["localhost"], False),
        (False, "127.0.0.1", ["amparo.example.org"], False),
        (True, "192.0.2.1", ["amparo.example.org"], True),
    ],
)
def test_whoever_can_be_reached_by_others_needs_https(
    https: bool, host: str, names: list[str], well: bool, settings: pytest.FixtureRequest
) -> None:
    settings.AMPARO_HTTPS, settings.AMPARO_HOST, settings.ALLOWED_HOSTS = https, host, names
    assert symptoms.https().well is well


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the kernel tells of block devices, and a folder on one of them."""
    top = tmp_path / "sys"
    (top / "dev").mkdir(parents=True)
    monkeypatch.setattr(encryption, "BLOCKS", top / "dev")
    (tmp_path / "mounts").write_text("22 1 0:30 / / rw - overlay overlay rw\n")
    monkeypatch.setattr(encryption, "MOUNTS", tmp_path / "mounts")
    return top


def _device(kernel: Path, name: str, uuid: str = "", below: tuple[str, ...] = ()) -> Path:
    made = kernel / name
    (made / "slaves").mkdir(parents=True)
    if uuid:
        (made / "dm").mkdir()
        (made / "dm" / "uuid").write_text(uuid)
    for each in below:
        (made / "slaves" / Path(each).name).symlink_to(kernel / each)
    return made


def _lies_on(kernel: Path, device: Path) -> None:
    number = kernel.stat().st_dev
    (kernel / "dev" / f"{os.major(number)}:{os.minor(number)}").symlink_to(device)


def test_a_folder_on_luks_is_encrypted(kernel: Path) -> None:
    _device(kernel, "sda")
    _lies_on(kernel, _device(kernel, "dm-0", "CRYPT-LUKS2-0123-data", ("sda",)))
    assert encryption.encrypted_below(kernel) is True


def test_a_volume_on_luks_is_encrypted_and_a_partition_of_it_too(kernel: Path) -> None:
    _device(kernel, "dm-0", "CRYPT-LUKS2-0123-data")
    volume = _device(kernel, "dm-1", "LVM-abc", ("dm-0",))
    (volume / "dm-1p1").mkdir()
    (volume / "dm-1p1" / "partition").write_text("1")
    _lies_on(kernel, volume / "dm-1p1")
    assert encryption.encrypted_below(kernel) is True


def test_a_mirror_of_which_one_half_is_plain_is_not_encrypted(kernel: Path) -> None:
    _device(kernel, "dm-0", "CRYPT-LUKS2-0123-data")
    _device(kernel, "sdb")
    _lies_on(kernel, _device(kernel, "md0", below=("dm-0", "sdb")))
    assert encryption.encrypted_below(kernel) is False


def test_a_plain_disk_is_told_with_what_to_do(
    kernel: Path, monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest
) -> None:
    _lies_on(kernel, _device(kernel, "sda"))
    settings.AMPARO_DATA = kernel
    monkeypatch.setattr("sys.platform", "linux")
    assert symptoms.disk_encryption() == (
        False,
        f"the disk under {kernel} is not encrypted: whoever takes it has keys and data; move to LUKS",
    )


def test_where_nobody_tells_a_person_is_asked_to_look(
    kernel: Path, monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest
) -> None:
    settings.AMPARO_DATA = kernel
    for system in ("linux", "darwin"):
        monkeypatch.setattr("sys.platform", system)
        assert "cannot be told" in symptoms.disk_encryption().sentence
