"""What can be concluded from a record, as lines that explain themselves: balance of a committee, understanding of a message."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.communities import limits
from amparo.casework.communities.kinds import QUESTIONS
from amparo.casework.communities.queries import RecordView, VolunteerView
from amparo.casework.communities.rules import Result
from amparo.casework.communities.rules.balance import Advice, Counting, Least, Seats, balance
from amparo.casework.communities.rules.understanding import Understood, understood
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.showing import words
from amparo.interfaces.ui.parts import Row


def of(view: RecordView) -> list[Row]:
    """Return the advice on a committee or a campaign; none on other records."""
    if view.kind.name == "committee":
        return [_balance(one) for one in balanced(view)]
    return [_understood(view, place) for place in range(len(view.answers))] if view.kind.name == "campaign" else []


def counting() -> dict[str, Counting]:
    """Return by what members of each group are recognised, as the list of groups says."""
    groups = practice.catalogue().lists["community_group"]
    return {
        code.code: Counting(
            code.code, code.extra.get("counted_by") or "group", frozenset((code.extra.get("counted_as") or "").split())
        )
        for code in groups
    }


def balanced(view: RecordView) -> list[Advice]:
    """Return whether those who sit on a committee mirror its community."""
    today = clock.today()
    women, seats, part = (
        limits.named(name, today).amount for name in ("committee_women", "committee_seats", "committee_part")
    )
    members = [Seats(one.group, one.sex, one.age, one.number) for one in view.counts]
    return balance(members, view.community.groups, counting(), Least(women, seats, part))


def _balance(one: Advice) -> Row:
    told: dict[Result, str] = {
        "yes": _("Enough: %(held)s of %(of)s members; at least %(wanted)s."),
        "no": _("Not enough: %(held)s of %(of)s members, at least %(wanted)s were to be hoped for."),
        "unknown": _("Cannot be said: between %(held)s and %(at_most)s of %(of)s members; at least %(wanted)s."),
    }
    numbers = {"held": one.held, "at_most": one.at_most, "wanted": one.wanted, "of": one.of}
    source = _unchecked("committee_women" if one.group == "women" else "committee_part")
    return Row(labels.label("community_group", one.group), told[one.result] % numbers, unverified=source)


UNDERSTOOD: Mapping[Result, Any] = {
    "yes": gettext_lazy("Understood by enough people."),
    "no": gettext_lazy("Not understood by enough people."),
    "unknown": gettext_lazy("Cannot be said from so few answers."),
}
SAMPLE = gettext_lazy(
    "%(right)s of %(asked)s answered right. Among all people that would be between %(low)s and %(high)s of a hundred; "
    "hoped for are %(least)s."
)


def _understood(view: RecordView, place: int) -> Row:
    answers = view.answers[place]
    asked: list[dict[str, str]] = view.said(QUESTIONS) or []
    question = asked[place]["question"] if place < len(asked) else ""
    found = understanding(answers.right, answers.wrong, answers.unsure)
    share = found.share
    numbers = {
        "right": share.some, "asked": share.every, "low": round(share.low * 100), "high": round(share.high * 100),
        "least": limits.named("understood", clock.today()).amount,
    }  # fmt: skip
    note = str(SAMPLE) % numbers
    return Row(question, str(UNDERSTOOD[found.result]), note=note, unverified=_unchecked("understood"))


def understanding(right: int, wrong: int, unsure: int) -> Understood:
    """Return whether a question was answered right by enough people, by the numbers of today."""
    today = clock.today()
    least, confidence = (limits.named(name, today).amount for name in ("understood", "confidence"))
    return understood(right, wrong, unsure, least, confidence)


def _unchecked(name: str) -> str:
    limit = limits.named(name, clock.today())
    return "" if limit.verified else limit.source


def safeguards(view: VolunteerView) -> list[Row]:
    """Return how each safeguard of a volunteer stands."""
    return [
        Row(
            str(words.SAFEGUARDS[name]),
            words.result(found).text,
            unverified=_unchecked("training_counts") if name == "training" else "",
        )
        for name, found in view.finding.each.items()
    ]
