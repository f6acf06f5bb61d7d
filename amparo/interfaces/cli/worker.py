"""`amparo worker`: runs the timed jobs. It knows them only by the list that AMPARO_JOBS in the settings names."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

import click

from amparo.interfaces.cli import startup
from amparo.interfaces.cli.serving import outward

BREATH = 30.0
"""Seconds between two looks at the clock."""


class Job(Protocol):
    """What the worker asks of a job."""

    @property
    def name(self) -> str:
        """Return the name shown in the output."""

    @property
    def every(self) -> timedelta:
        """Return the time between two runs."""

    @property
    def run(self) -> Callable[[], None]:
        """Return the work itself."""


@click.command()
@click.option("--once", is_flag=True, help="Run every job once and stop: for cron or a service timer.")
def worker(once: bool) -> None:
    """Run the timed jobs until Ctrl-C: log checkpoints and their mails, index snapshots, removal of what has ended, the list of
    files past their time of keeping, the backup of the day when AMPARO_BACKUP_FOLDER is set, and once a week the notice to
    owners that somebody looked at their cases.

    Every job runs at start and then by its own cadence. Start one worker beside `amparo serve`, or call
    `amparo worker --once` each hour. A job that fails is named here and tried again; with --once the command then ends
    with status 1.
    """
    startup.settings_read()
    startup.tables_present(click.echo)
    outward.keep_in()
    from django.conf import settings
    from django.utils.module_loading import import_string

    schedule: Sequence[Job] = import_string(settings.AMPARO_JOBS)
    if once:
        failed = [job.name for job in schedule if not _ran(job)]
        if failed:
            startup.refuse(f"Not done: {', '.join(failed)}.")
        return
    click.echo(f"Watching {len(schedule)} jobs. Ctrl-C stops.")
    _watch(schedule)


def _watch(schedule: Sequence[Job]) -> None:
    due = dict.fromkeys(range(len(schedule)), 0.0)
    while True:
        for at, job in enumerate(schedule):
            if time.monotonic() >= due[at]:
                _ran(job)
                due[at] = time.monotonic() + job.every.total_seconds()
        time.sleep(BREATH)


def _ran(job: Job) -> bool:
    """Run one job; say how it went without the words of an exception, which may name a person."""
    from django.db import close_old_connections

    close_old_connections()
    try:
        job.run()
    except Exception as problem:  # one job must not stop the others
        click.echo(f"failed: {job.name} ({type(problem).__name__})", err=True)
        return False
    click.echo(f"done: {job.name}")
    return True
