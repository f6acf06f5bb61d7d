"""Tell a case again, act by act: the rows and versions that the single acts would have left, without asking who may."""

from datetime import date, datetime
from typing import Any

from amparo.casework.cases import answers as filled
from amparo.casework.cases import findings, pathway, progress, rules
from amparo.casework.cases.actions.entries import checked
from amparo.casework.cases.actions.forms import KIND as FORM
from amparo.casework.cases.loading import packets
from amparo.casework.cases.loading.clocks import Clocks
from amparo.casework.cases.loading.told import (
    CaseTold,
    Decision,
    Event,
    Filled,
    Offered,
    Outcome,
    Overridden,
    Reopened,
    Signed,
    Written,
)
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, EntryStatus, Transfer, TransferStatus
from amparo.casework.cases.queries.case import SUMMARY
from amparo.casework.cases.queries.entries import COMPARTMENTS
from amparo.casework.people.loading import Newcomer
from amparo.foundation import ids
from amparo.foundation.policy import Compartment, Tier
from amparo.trust.accounts import actions as accounts
from amparo.trust.disclosure.bulk import Loading, Record

STORY = Compartment.STORY


def retell(into: Loading, person: Newcomer, told: CaseTold) -> None:
    """Bring in the case of a person who was just brought in."""
    file = _File(into, person, told)
    for event in told.events:
        file.tell(event)
    file.finish(told)


class _File:
    """One case while it is told."""

    def __init__(self, into: Loading, person: Newcomer, told: CaseTold) -> None:
        self.into = into
        self.case = Case(
            id=told.key,
            person_id=person.key,
            agency_id=person.place.agency,
            team_id=person.place.team,
            owner_id=person.place.owner,
            tier=person.tier.value,
            opened_at=told.at,
        )
        into.holder(self.case, told.by)
        self.clocks = Clocks(self.case)
        self.summary: dict[str, Any] = {}
        self.steps: dict[str, str] = {}
        self.plan: list[Entry] = []
        begun = Signed(told.at, told.by)
        self._sum_up(begun, {"risk_level": "not_assessed"})
        self.clocks.start("first_action", "not_assessed", told.at)
        self.clocks.start("assessment", "high", told.at)

    def tell(self, event: Event) -> None:
        """Add one act."""
        match event:
            case Filled():
                self._fill(event)
            case Written():
                self._write(event)
            case Overridden():
                self._override(event)
            case Reopened():
                self._reopen(event)
            case Offered():
                self._offer(event)

    def finish(self, told: CaseTold) -> None:
        """Add what is known only at the end: the clocks, who is involved, and the restriction."""
        for clock in self.clocks.rows():
            self.into.row(clock)
        for each in told.involved:
            self.into.row(accounts.involvement_row(self.case.pk, each))
        if self.case.tier == Tier.RESTRICTED.value:
            self._sum_up(Signed(told.at, told.by), {"restricted_by": str(told.by)})

    @property
    def level(self) -> str:
        """Return the level of risk that counts."""
        return rules.risk_level(self.summary)

    def _sum_up(self, signed: Signed, changes: dict[str, Any]) -> None:
        self.summary = {name: value for name, value in {**self.summary, **changes}.items() if value is not None}
        self.into.write(Record(self.case.pk, STORY, self.case.pk, SUMMARY), changes, by=signed.by, at=signed.at)

    def _entry(self, kind: EntryKind, status: EntryStatus, signed: Signed, on: date | None = None) -> Entry:
        entry = Entry(
            id=ids.new(),
            case_id=self.case.pk,
            kind=kind,
            status=status,
            on=on or signed.at.date(),
            created_by=signed.by,
            created_at=signed.at,
        )
        self.into.row(entry)
        return entry

    def _say(self, entry: Entry, fields: dict[str, Any], signed: Signed) -> None:
        kind = EntryKind(entry.kind)
        name = FORM if kind is EntryKind.FORM else f"cases.{kind.value}"
        self.into.write(Record(self.case.pk, COMPARTMENTS[kind], entry.pk, name), fields, by=signed.by, at=signed.at)

    def _fill(self, told: Filled) -> None:
        signed, step = told.signed, told.step
        self.case.step = step
        entry = self._entry(EntryKind.FORM, EntryStatus.DRAFT, signed)
        entry.step = step
        answered = {f"{filled.PREFIX}{path}": value for path, value in told.answers.items()}
        begun = {f"{filled.PREFIX}{path}": value for path, value in told.first.items()}
        self._say(entry, {"form": pathway.form_of(step).ref, **answered, **begun}, signed)
        if begun:
            self._say(entry, answered, signed)
        self.steps[step] = entry.status
        if not told.draft:
            self._complete(entry, told)

    def _complete(self, entry: Entry, told: Filled) -> None:
        waits = rules.needs_approval(pathway.moves(), told.step)
        entry.status = self.steps[told.step] = EntryStatus.WAITING if waits else EntryStatus.COMPLETE
        self._assess(entry, told)
        if told.step == "plan":
            self._plan(told)
        self.clocks.meet(told.signed.at, told.step, "first_action")
        for following in progress.AFTER.get(told.step, ()):
            self.clocks.start(following, self.level, told.signed.at)
        if waits and told.decision:
            self._decide(entry, told, told.decision)
        else:
            self._advance()

    def _assess(self, entry: Entry, told: Filled) -> None:
        superseded = told.step == "screening" and "assessment" in self.steps
        if told.step not in findings.RULES or superseded:
            return
        level = told.level or findings.finding_of(told.step, pathway.form_of(told.step), told.answers).level
        found = {"risk_level": level, "risk_from": str(entry.pk), "risk_at": told.signed.at.isoformat()}
        undone = dict.fromkeys(("risk_override_level", "risk_override_reason", "risk_override_by"))
        self._sum_up(told.signed, {**found, **undone})
        self.clocks.recount(level)

    def _plan(self, told: Filled) -> None:
        for old in self.plan:
            if old.status == EntryStatus.TO_DO:
                old.status, old.decided_by, old.decided_at = EntryStatus.CANCELLED, told.signed.by, told.signed.at
        goals = [goal for goal in filled.repeated(told.answers, "goal") if goal.get("goal_action")]
        self.plan = []
        for number, goal in enumerate(goals):
            due_on = date.fromisoformat(goal["goal_by"]) if goal.get("goal_by") else told.signed.at.date()
            outcome = told.outcomes.get(number)
            fields = {"text": goal["goal_action"], "kind": "plan"}
            task = Written(told.signed, "task", fields, told.signed.at.date(), due_on, self.case.owner_id, outcome)
            entry = self._write(task)
            entry.step = "plan"
            self.plan.append(entry)

    def _decide(self, entry: Entry, told: Filled, decision: Decision) -> None:
        status = EntryStatus.APPROVED if decision.approve else EntryStatus.RETURNED
        entry.status = self.steps[told.step] = status
        entry.decided_by, entry.decided_at = decision.signed.by, decision.signed.at
        if decision.comment:
            about = f"{told.step} {status.value}"
            self._supervise(decision.signed, {"text": decision.comment, "about": about})
        if not decision.approve:
            return
        if told.step == "closure":
            self._close(told, decision.signed.at)
        elif decision.then:
            self.case.step = decision.then
        else:
            self._advance()

    def _achieved(self) -> frozenset[str]:
        return frozenset[str]().union(*(rules.done(step, status) for step, status in self.steps.items()))

    def _advance(self) -> None:
        self.case.step = rules.automatic(pathway.moves(), self.case.step, self._achieved()) or self.case.step

    def _close(self, told: Filled, at: datetime) -> None:
        self.clocks.stop_all()
        self.case.status, self.case.closed_at, self.case.step = CaseStatus.CLOSED, at, "closed"
        said = {path.rpartition("/")[2]: value for path, value in told.answers.items()}
        if said.get("contact_after_agreed") == "yes":
            day = said.get("check_date")
            self.clocks.start_on("after_closure", date.fromisoformat(day) if day else None, at)

    def _supervise(self, signed: Signed, fields: dict[str, str]) -> None:
        self._say(self._entry(EntryKind.SUPERVISION, EntryStatus.COMPLETE, signed), fields, signed)

    def _write(self, told: Written) -> Entry:
        kind = EntryKind(told.kind)
        task = kind is EntryKind.TASK
        entry = self._entry(kind, EntryStatus.TO_DO if task else EntryStatus.COMPLETE, told.signed, told.on)
        self._say(entry, checked(kind, dict(told.fields)), told.signed)
        if task:
            entry.due_on, entry.assignee = told.due_on, told.assignee
        self.clocks.meet(told.signed.at, "first_action", "after_closure")
        if told.outcome:
            self._finish_task(entry, told.outcome)
        return entry

    def _finish_task(self, entry: Entry, outcome: Outcome) -> None:
        entry.status = EntryStatus.DONE if outcome.done else EntryStatus.CANCELLED
        entry.decided_by, entry.decided_at = outcome.signed.by, outcome.signed.at
        self._say(entry, {"outcome": outcome.words}, outcome.signed)

    def _override(self, told: Overridden) -> None:
        if told.level == self.level:
            return
        said = {"level": told.level, "reason": told.reason, "by": str(told.signed.by)}
        self._sum_up(told.signed, {f"risk_override_{name}": value for name, value in said.items()})
        self._supervise(told.signed, {"text": told.reason, "about": f"risk {told.level}"})
        self.clocks.recount(told.level)

    def _reopen(self, told: Reopened) -> None:
        self.case.status, self.case.closed_at, self.case.step = CaseStatus.OPEN, None, "assessment"
        self._supervise(told.signed, {"text": told.reason, "about": "reopened"})
        self.clocks.stop_all()
        self.clocks.start("assessment", "high", told.signed.at)

    def _offer(self, told: Offered) -> None:
        row = Transfer(
            id=ids.new(),
            case_id=self.case.pk,
            from_team_id=told.from_team,
            to_team_id=told.to_team,
            offered_by=told.signed.by,
            offered_at=told.signed.at,
        )
        self.into.row(row)
        packets.write(self.into, self.case, row, told)
        if told.accepted:
            row.status = TransferStatus.ACCEPTED
            row.decided_by, row.decided_at = told.accepted.by, told.accepted.at
            self._sum_up(told.accepted, {"transferred_at": told.accepted.at.isoformat()})
            self.clocks.start("first_action", "high", told.accepted.at)
