"""From a story to the acts of its case in the order of time: which form was when, what the supervisor decided, what waits."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from amparo.casework.cases.loading.told import CaseTold, Decision, Event, Filled, Overridden, Reopened, Signed
from amparo.interfaces.cli.demo.history import CaseHistory, Text
from amparo.interfaces.cli.demo.loading import entries
from amparo.interfaces.cli.demo.loading.filling import Form
from amparo.interfaces.cli.demo.loading.staffing import House
from amparo.interfaces.cli.demo.story import Story
from amparo.trust.accounts.actions import Involved

_STEPS = ("first_contact", "screening", "assessment", "plan", "follow_up", "review", "closure")
_EARLY = frozenset({"first_contact", "screening", "assessment", "plan"})
_CALMER = {"high": "medium", "medium": "low", "low": "low"}
_MINUTE = timedelta(minutes=1)
_RETURNED = {
    "en": "Please write down who else lives in the household, then send it again.",
    "es": "Anote quién más vive en el hogar y envíelo de nuevo, por favor.",
    "fr": "Merci d’ajouter qui d’autre vit dans le ménage, puis de le renvoyer.",
    "ar": "يرجى كتابة من يعيش أيضًا في المنزل ثم إرساله مرة أخرى.",
}


def case_told(story: Story, forms: list[Form], house: House, now: datetime, involved: tuple[Involved, ...]) -> CaseTold:
    """Return the case of a story with everything done on it until `now`."""
    if story.case is None:
        raise LookupError(f"record {story.record} has no case")
    case = story.case
    latest = now - timedelta(minutes=30)
    opened = min(case.opened_at, latest)
    course = list(_Course(story, case, forms, house, latest).events())
    events: list[Event] = [*course, *entries.written(story, case, house, course, latest)]
    events.sort(key=lambda event: event.signed.at)
    return CaseTold(opened, house.users[case.owner], tuple(events), involved)


def first_team(story: Story, house: House) -> UUID | None:
    """Return the team that registered the person, when responsibility has moved since."""
    came = [item for item in (story.case.transfers if story.case else []) if item["status"] == "accepted"]
    return house.team_ids[came[0]["from_team"]] if came else None


class _Course:
    """The forms of one case, with times that follow one another and the decisions on them."""

    def __init__(self, story: Story, case: CaseHistory, forms: list[Form], house: House, latest: datetime) -> None:
        self.story, self.case, self.house, self.latest = story, case, house, latest
        self.owner, self.boss = house.users[case.owner], house.users[case.supervisor]
        known = [form for form in forms if form.filled.at.date() <= latest.date()]
        self.forms = sorted(known, key=lambda form: (form.filled.at.date(), _STEPS.index(form.step)))
        self.clock = min(case.opened_at, latest)
        self.decided = {step: [item for item in case.approvals if item["step"] == step] for step in _STEPS}
        self.reviews = list(case.reviews)
        self.begun = next((step["at"] for step in case.steps if step["step"] == "delivery"), None)

    def events(self) -> Iterator[Event]:
        """Yield forms, other views of the risk and the reopening, in order."""
        reopened = self.case.reopened
        for at, form in enumerate(self.forms):
            if reopened and form.filled.at.date() >= reopened["at"].date():
                yield Reopened(self._signed(reopened["at"], self.boss), reopened["reason"])
                reopened = None
            yield from self._filled(form, self.forms[at + 1] if at + 1 < len(self.forms) else None)

    def _filled(self, form: Form, following: Form | None) -> Iterator[Event]:
        signed = self._signed(form.filled.at, self.owner)
        if following is None and self._is_draft(form.step):
            yield Filled(signed, form.step, _first_pages(form.filled.answers), draft=True)
            return
        words = self.reviews.pop(0)["words"] if form.step == "review" else ""
        decision = self._decision(form, following, words)
        pace = self._pace(signed.at)
        answers = dict(form.filled.answers)
        if form.step == "review":
            answers["risk/risk_now"] = pace
        outcomes = (
            entries.outcomes(self.story, self.case, self.owner, signed.at, self.latest) if form.step == "plan" else {}
        )
        first = self._first_version(answers) if form.step == "follow_up" else {}
        yield Filled(signed, form.step, answers, level=form.level, decision=decision, first=first, outcomes=outcomes)
        if decision and decision.approve and self._seen_otherwise(form, pace):
            words = words or self.case.notes[-1]["text"]
            yield Overridden(self._signed(self.clock, self.boss), pace, words)

    def _seen_otherwise(self, form: Form, pace: str) -> bool:
        """Tell whether the supervisor gives the risk the story's level: at reviews, and where rules and story differ."""
        return form.step == "review" or (form.step == "assessment" and form.level not in ("high", pace))

    def _signed(self, at: datetime, by: UUID) -> Signed:
        self.clock = max(min(at, self.latest), self.clock + _MINUTE)
        return Signed(self.clock, by)

    def _is_draft(self, step: str) -> bool:
        """Half of the forms at which a young case stands are still being filled."""
        waits = any(item["decision"] == "waiting" for item in self.decided[step])
        return step in _EARLY and self.case.state == step and not waits and self.story.record % 2 == 0

    def _first_version(self, answers: dict[str, str]) -> dict[str, str]:
        """Return what a few follow-ups said before they were corrected."""
        said = answers.get("safety/well_being")
        return {"safety/well_being": "same"} if said and said != "same" and self.story.record % 9 == 4 else {}

    def _decision(self, form: Form, following: Form | None, words: str) -> Decision | None:
        step = form.step
        if step == "review":
            return self._after_review(following, words)
        if step not in ("assessment", "plan", "closure"):
            return None
        told: Text = {"decision": "approved", "at": form.filled.at}
        if self.decided[step]:
            told = self.decided[step].pop(0)
        if told["decision"] == "approved":
            return Decision(self._signed(told["at"], self.boss))
        if step != "closure" and self.story.record % 3 == 0:
            return Decision(self._signed(self.clock, self.boss), approve=False, comment=_RETURNED[self.case.language])
        return None

    def _after_review(self, following: Form | None, words: str) -> Decision | None:
        due: Text = self.case.next_due or {}
        if following is None and self.case.state == "review" and self.story.record % 3:
            return None
        after = following.step if following else due.get("step", "")
        then = after if after in ("closure", "assessment") else "delivery"
        return Decision(self._signed(self.clock + timedelta(hours=3), self.boss), comment=words, then=then)

    def _pace(self, at: datetime) -> str:
        """Return the level at whose pace the story goes on: calmer after six weeks, low after four months."""
        risk = self.case.profile.risk
        days = (at - self.begun).days if self.begun else 0
        return "low" if days > 120 else _CALMER[risk] if days > 45 else risk


def _first_pages(answers: dict[str, str]) -> dict[str, str]:
    """Return the answers of the first half of the pages."""
    pages = list(dict.fromkeys(path.partition("/")[0] for path in answers))
    kept = set(pages[: (len(pages) + 1) // 2])
    return {path: value for path, value in answers.items() if path.partition("/")[0] in kept}
