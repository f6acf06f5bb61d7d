"""What stays in the folder of backups and what goes: of each day the newest, and no grants past their life."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.trust.backups import shelf
from amparo.trust.backups.refusal import Refused

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
OURS, THEIRS = "0a0a0a0a", "0b0b0b0b"


def _put(folder: Path, hours_ago: int, installation: str = OURS, kinds: str = "main grants") -> None:
    for kind in kinds.split():
        (folder / shelf.name(installation, NOW - timedelta(hours=hours_ago), kind)).touch()


def _hours(folder: Path, kind: str, installation: str = OURS) -> list[int]:
    kept = [each for each in shelf.kept(folder, kind) if each.installation == installation]
    return sorted(round((NOW - each.at) / timedelta(hours=1)) for each in kept)


@given(
    hours=st.sets(st.integers(min_value=0, max_value=24 * 90), max_size=40),
    keep=st.integers(min_value=1, max_value=40),
    days=st.integers(min_value=1, max_value=60),
)
@settings(max_examples=60, deadline=None)
def test_no_grants_outlive_their_days_and_the_newest_backup_of_each_kept_day_stays(
    hours: set[int], keep: int, days: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    for each in hours:
        _put(folder, each)
    gone = shelf.clear(folder, OURS, NOW, keep, days)
    newest: dict[object, int] = {}
    for each in sorted(hours, reverse=True):
        newest[(NOW - timedelta(hours=each)).date()] = each
    staying = sorted(newest.values())[:keep]
    assert _hours(folder, shelf.MAIN) == staying
    assert _hours(folder, shelf.GRANTS) == [each for each in staying if each < days * 24]
    assert gone == 2 * len(hours) - len(list(folder.iterdir()))


def test_files_of_others_and_files_of_no_backup_are_not_touched(tmp_path: Path) -> None:
    _put(tmp_path, 5000, THEIRS)
    for name in ("holiday.jpg", "amparo-0a0a0a0a-20200101T000000Z-main.tar.age.copy", "amparo-main.tar.age"):
        (tmp_path / name).touch()
    assert shelf.clear(tmp_path, OURS, NOW, 1, 1) == 0
    assert len(list(tmp_path.iterdir())) == 5


def test_the_newest_backup_is_chosen_with_its_own_grants(tmp_path: Path) -> None:
    for hours in (50, 26, 2):
        _put(tmp_path, hours)
    main, grants = shelf.chosen(tmp_path)
    assert grants is not None
    assert main.at == grants.at == NOW - timedelta(hours=2)


def test_an_old_backup_is_opened_with_the_next_later_grants_never_with_earlier_ones(tmp_path: Path) -> None:
    _put(tmp_path, 100, kinds="main")
    _put(tmp_path, 200, kinds="grants")
    assert shelf.chosen(tmp_path)[1] is None
    _put(tmp_path, 30, kinds="grants")
    _put(tmp_path, 20, kinds="grants")
    _put(tmp_path, 10, THEIRS, kinds="grants")
    grants = shelf.chosen(tmp_path)[1]
    assert grants is not None
    assert grants.at == NOW - timedelta(hours=30)


def test_backups_of_several_installations_are_not_mixed_up(tmp_path: Path) -> None:
    _put(tmp_path, 3)
    _put(tmp_path, 1, THEIRS)
    with pytest.raises(Refused, match="--name"):
        shelf.chosen(tmp_path)
    assert shelf.chosen(tmp_path, shelf.name(OURS, NOW - timedelta(hours=3), "main"))[0].installation == OURS


def test_an_empty_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no main backup"):
        shelf.chosen(tmp_path)
