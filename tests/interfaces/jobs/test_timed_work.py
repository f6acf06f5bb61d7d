"""Timed work does what it says, and harms nothing when it runs twice."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from amparo.foundation import clock
from amparo.interfaces.jobs import schedule
from amparo.interfaces.jobs.daily import backup, sessions
from amparo.trust.audit import checkpoints
from amparo.trust.audit.actions import Entry, append
from amparo.trust.backups import making, state


@pytest.mark.django_db
def test_after_an_hour_the_end_of_the_log_is_certain() -> None:
    append([Entry(None, "system", "test.act")])
    assert checkpoints.last_size() == 0, "one act alone makes no checkpoint due"
    for job in schedule.SCHEDULE:
        job.run()
    assert checkpoints.last_size() == 1
    assert (Path(settings.AMPARO_DATA) / "index").is_dir()


@pytest.mark.django_db
def test_running_everything_twice_changes_nothing_more() -> None:
    append([Entry(None, "system", "test.act")])
    for job in schedule.SCHEDULE * 2:
        job.run()
    assert len(checkpoints.read()) == 1


@pytest.mark.django_db
def test_only_ended_sessions_are_removed() -> None:
    now = timezone.now()
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(minutes=1))
    Session.objects.create(session_key="open", session_data="", expire_date=now + timedelta(minutes=1))
    sessions.remove_ended()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]


@pytest.mark.django_db
def test_the_days_backup_is_made_once_a_day_into_the_folder_that_is_set_and_tried_again_after_a_failure(
    settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(making, "make", made.append)
    settings.AMPARO_DATA, settings.AMPARO_BACKUP_FOLDER = tmp_path, ""
    backup.make()
    assert made == []
    settings.AMPARO_BACKUP_FOLDER = str(tmp_path / "shelf")
    backup.make()
    for hours, problem, wanted in ((1, "", 1), (1, "The disk is full.", 2), (19, "", 2), (21, "", 3)):
        at = clock.now() - timedelta(hours=hours)
        state.keep(state.Last(at.isoformat(), str(tmp_path), "backup.age", problem))
        backup.make()
        assert made == [tmp_path / "shelf"] * wanted
