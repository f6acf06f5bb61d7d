"""Every job with its cadence; `amparo worker` finds this list through the setting AMPARO_JOBS."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from amparo.interfaces.jobs.daily import (
    backup,
    competence,
    counting,
    equity,
    forgetting,
    keeping,
    planning,
    sessions,
    supervision,
    watching,
)
from amparo.interfaces.jobs.hourly import (
    checkpoint,
    directory,
    feedback,
    grants,
    mail,
    matching,
    own_files,
    probes,
    referrals,
    snapshot,
)
from amparo.interfaces.jobs.weekly import looked


@dataclass(frozen=True)
class Job:
    """One job: its name in the worker's output, how often it runs, and what runs."""

    name: str
    every: timedelta
    run: Callable[[], None]


SCHEDULE = (
    Job("checkpoint of the log of acts", timedelta(hours=1), checkpoint.write),
    Job("checkpoints by mail", timedelta(minutes=10), mail.send),
    Job("snapshot of the index", timedelta(hours=1), snapshot.write),
    Job("figures in step with who is counted", timedelta(hours=1), snapshot.figures),
    Job("removal of fingerprints of searches", timedelta(hours=1), probes.forget),
    Job("removal of sealed questions whose time is over", timedelta(hours=1), matching.forget),
    Job("reports that came through the public door", timedelta(minutes=1), feedback.take_in),
    Job("what services said of themselves", timedelta(minutes=1), directory.take_in),
    Job("reminders of reports that wait too long", timedelta(hours=1), feedback.remind),
    Job("what people said in their own files", timedelta(minutes=1), own_files.take_in),
    Job("own files in step with who works on the case", timedelta(hours=1), own_files.keep_in_step),
    Job("answers on sealed pages of referrals", timedelta(minutes=1), referrals.take_in),
    Job("referrals that are late or over", timedelta(hours=1), referrals.tend),
    Job("end of keys whose time is over", timedelta(hours=1), grants.end_past),
    Job("removal of ended sessions", timedelta(days=1), sessions.remove_ended),
    Job("public totals of feedback", timedelta(days=1), counting.count_feedback),
    Job("equal treatment in quarters that are over", timedelta(days=1), equity.review),
    Job("removal of who sent messages", timedelta(days=1), forgetting.senders),
    Job("backup of the day", timedelta(days=1), backup.make),
    Job("counting for the query planner", timedelta(days=1), planning.count_rows),
    Job("files past their time of keeping", timedelta(days=1), keeping.list_expired),
    Job("competence whose proof ran out", timedelta(hours=1), competence.lapse),
    Job("reminders of audits, supervision and oneself", timedelta(days=1), supervision.remind),
    Job("alerts of places that are watched", timedelta(days=1), watching.raise_alerts),
    Job("who looked at whose cases", timedelta(days=1), looked.tell_owners),
)
