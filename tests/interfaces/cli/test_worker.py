"""The worker runs what the settings name, and one broken job does not stop the others."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from amparo.interfaces.cli import worker


@dataclass
class _Job:
    name: str
    fails: bool = False
    every: timedelta = timedelta(hours=1)
    runs: list[int] = field(default_factory=list)

    def run(self) -> None:
        if self.fails:
            raise ValueError("Sara, 15")
        self.runs.append(1)


SCHEDULE = (_Job("first"), _Job("second"))
BROKEN = (_Job("first", fails=True), _Job("second"))


@pytest.fixture(autouse=True)
def _open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own process is not kept in: nothing could let it out again (tests/interfaces/cli/serving/test_outward.py)."""
    monkeypatch.setattr(worker.outward, "keep_in", lambda: None)


def _once() -> Result:
    return CliRunner().invoke(worker.worker, ["--once"])


@pytest.mark.django_db
def test_once_runs_every_job_and_says_so(settings: pytest.FixtureRequest) -> None:
    settings.AMPARO_JOBS = f"{__name__}.SCHEDULE"
    told = _once()
    assert told.exit_code == 0, told.output
    assert [job.runs for job in SCHEDULE] == [[1], [1]]
    assert told.output.splitlines() == ["done: first", "done: second"]


@pytest.mark.django_db
def test_a_broken_job_is_named_without_its_words_and_the_others_run(settings: pytest.FixtureRequest) -> None:
    settings.AMPARO_JOBS = f"{__name__}.BROKEN"
    told = _once()
    assert told.exit_code == 1
    assert BROKEN[1].runs == [1]
    assert "failed: first (ValueError)" in told.output
    assert "Sara" not in told.output


def test_a_watching_worker_keeps_to_the_cadence(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter([1800.0, 1800.0, 1800.0])
    now = [0.0]

    def pass_time(seconds: float) -> None:
        now[0] += next(hours, 0.0)
        if not now[0] % 5400:
            raise KeyboardInterrupt

    monkeypatch.setattr(worker.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(worker.time, "sleep", pass_time)
    monkeypatch.setattr(worker, "_ran", lambda job: job.runs.append(1))
    hourly, daily = _Job("hourly"), _Job("daily", every=timedelta(days=1))
    with pytest.raises(KeyboardInterrupt):
        worker._watch([hourly, daily])
    assert len(hourly.runs) == 2
    assert len(daily.runs) == 1
