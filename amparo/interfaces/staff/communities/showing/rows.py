"""What is known of a record, as lines and tables of its page; what nobody wrote down is left out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from amparo.casework.communities import limits
from amparo.casework.communities.kinds import COUNTS, POINTS
from amparo.casework.communities.queries import RecordView
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.showing import words
from amparo.interfaces.staff.directory.rows import Rows, said
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Row, Table


def of(view: RecordView) -> list[Row]:
    """Return the lines of a record of any kind, its community first."""
    found: Rows = [_own(_("Community"), view.community.name), *LINES[view.kind.name](view)]
    return said(found)


def _own(key: str, value: Any) -> Row:
    """Return a line of somebody's own words, which are in any language."""
    return Row(key, str(value), isolate=True)


def _session(view: RecordView) -> Rows:
    return [
        (_("Day"), day(view.row.held_on)),
        (_("Purpose"), labels.label("session_purpose", view.row.purpose)),
        (_("Place"), words.place(view.row.place or view.community.row.place)),
        (_("How many were there"), str(view.present or "")),
        _own(_("What it was about"), view.said("about")),
        _own(_("What was decided"), view.said("decided")),
        _own(_("What follows, and by when people hear of it"), view.said("follow_up")),
    ]


def _action(view: RecordView) -> Rows:
    return [
        _own(_("What is to be done"), view.said("wish")),
        (_("Proposed by"), labels.label("community_group", view.said("proposed_by"))),
        _own(_("Who does it"), view.said("who")),
        (_("By when"), day(view.row.due_on)),
        (_("Ended on"), day(view.row.finished_on)),
        _own(_("What came of it, or why it will not be done"), view.said("result")),
        (_("The community was told on"), day(view.row.told_back_on)),
    ]


def _rating(view: RecordView) -> Rows:
    return [
        (_("Factor"), labels.label("factor", view.said("factor"))),
        (_("What it does here"), labels.label("polarity", view.said("polarity"))),
        (_("How strongly"), labels.label("strength", str(view.said("strength")))),
        (_("Day"), day(view.row.rated_on)),
        _own(_("What was said or seen"), view.said("evidence")),
        _own(_("Where that comes from"), view.said("source")),
        (_("How sure"), labels.label("confidence", view.said("confidence"))),
    ]


def _committee(view: RecordView) -> Rows:
    return [
        _own(_("What it is there for"), view.said("task")),
        (_("Since"), day(view.row.since)),
        (_("Until"), day(view.row.ended_on)),
        (_("Members"), str(view.present or "")),
    ]


def _campaign(view: RecordView) -> Rows:
    return [
        _own(_("The message"), view.said("message")),
        _own(_("For whom"), view.said("audience")),
        (_("Languages"), _(", ").join(labels.labels("languages", view.row.languages))),
        (_("On which ways"), _(", ").join(labels.labels("campaign_channel", view.row.channels))),
        (_("From"), day(view.row.begins_on)),
        (_("Until"), day(view.row.ends_on)),
        (_("How many it reached"), str(view.present or "")),
    ]


def _rumour(view: RecordView) -> Rows:
    ending = "" if view.row.dangerous == "no" else "_dangerous"
    return [
        _own(_("The rumour, as people tell it"), view.said("words")),
        (_("Heard on"), day(view.row.heard_at)),
        (_("On which way"), labels.label("campaign_channel", view.row.channel)),
        (_("Place"), words.place(view.row.place or view.community.row.place)),
        _clock(_("To be checked by"), f"rumour_check{ending}", view.row.check_by),
        (_("Checked on"), moment(view.row.checked_at)),
        (_("Is it true?"), labels.label("rumour_finding", view.row.finding)),
        _own(_("What is true"), view.said("truth")),
        _own(_("Where that comes from"), view.said("source")),
        _own(_("Who checked it"), view.said("checked_by")),
        _clock(_("To be answered by"), f"rumour_answer{ending}", view.row.answer_by),
        (_("Answered on"), moment(view.row.answered_at)),
        _own(_("What people were told"), view.said("answer")),
        (_("On which ways"), _(", ").join(labels.labels("campaign_channel", view.said("ways") or []))),
    ]


def _clock(key: str, name: str, by: Any) -> Row:
    """Return a moment with the source of the number behind it, where nobody has checked that number."""
    limit = limits.named(name, by.date())
    return Row(key, moment(by), unverified="" if limit.verified else limit.source)


LINES: Mapping[str, Callable[[RecordView], Rows]] = {
    "session": _session, "action": _action, "rating": _rating, "committee": _committee, "campaign": _campaign,
    "rumour": _rumour,
}  # fmt: skip


def tables(view: RecordView) -> list[Table]:
    """Return what a record says in lines: who was counted, what was said."""
    return list(_tables(view))


def _tables(view: RecordView) -> Iterable[Table]:
    if COUNTS in view.kind.lines and view.counts:
        yield _counts(view)
    if POINTS in view.kind.lines and view.said(POINTS):
        rows = tuple(
            (Cell(labels.label("community_point", point["category"])), Cell(point.get("words") or "", isolate=True))
            for point in view.said(POINTS)
        )
        yield Table(_("What was said"), (Column(_("About")), Column(_("In few words"))), rows, caption_shown=True)


def _counts(view: RecordView) -> Table:
    titles = {"session": _("Who was there"), "committee": _("Members"), "campaign": _("Whom it reached")}
    columns = (Column(_("Group")), Column(_("Sex")), Column(_("Age")), Column(_("How many"), numeric=True))
    rows = tuple(
        (
            Cell(labels.label("community_group", one.group)),
            Cell(labels.label("sex", one.sex)),
            Cell(labels.label("participant_age", one.age)),
            Cell(str(one.number), numeric=True),
        )
        for one in view.counts
    )
    return Table(titles[view.kind.name], columns, rows, caption_shown=True)
