"""Gates never open by silence, and taking a qualification away never adds anything: for any answers, any people."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from amparo.casework.cases.areas.gates import Slot, cleared, in_the_way
from amparo.foundation import areas as thought
from amparo.foundation import ids
from amparo.foundation.areas import Clearance, Gate, Step
from amparo.foundation.policy import AREAS, Action, Actor, Facts, Role, Tier, decide
from amparo.foundation.rules import Result, findings
from tests.content.sixth import NAME, with_a_sixth_area
from tests.practice.test_examples import DAY

CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
NAMES = some.sampled_from(["a", "b", "c", "d"])
RESULTS = some.dictionaries(NAMES, some.sampled_from(list(Result)))
GATES = some.lists(
    some.builds(Gate, NAMES, some.sampled_from(["closure", "return"]), some.just("x"), some.sampled_from(["", "a", "b"]),
                some.just(""), some.just(""), some.booleans()),
    max_size=5,
    unique_by=lambda gate: gate.id,
)  # fmt: skip
GIVEN = [Clearance(name, "x", "", "", False) for name in "abcd"]
WHEN = datetime(2026, 11, 20, tzinfo=UTC)


def poorer(results: dict[str, Result], hidden: set[str]) -> dict[str, Result]:
    """Return the same results with some of them unknown."""
    return {name: Result.UNKNOWN if name in hidden else result for name, result in results.items()}


@CALM
@given(GATES, RESULTS, some.sets(NAMES), some.sets(NAMES))
def test_knowing_less_never_opens_a_gate(
    gates: list[Gate], results: dict[str, Result], hidden: set[str], given_: set[str]
) -> None:
    before = {block.gate.id for block in thought.blocks(gates, results, given_)}
    after = {block.gate.id for block in thought.blocks(gates, poorer(results, hidden), given_)}
    assert before <= after
    assert {block.gate.id for block in thought.blocks(gates, {}, set())} == {gate.id for gate in gates}


@CALM
@given(RESULTS, some.sets(NAMES))
def test_knowing_less_never_clears(results: dict[str, Result], hidden: set[str]) -> None:
    assert thought.cleared(GIVEN, poorer(results, hidden)) <= thought.cleared(GIVEN, results)
    assert thought.cleared(GIVEN, {}) == frozenset()


ACT = some.sampled_from(["closure", "return"])
SLOTS = some.dictionaries(
    NAMES,
    some.builds(
        Slot, some.dictionaries(ACT, some.lists(some.sampled_from(["", "a", "b"])).map(tuple)),
        some.frozensets(some.sampled_from(["a", "b"])), some.just("2026-11-20"), some.booleans(), some.booleans(),
    ),
)  # fmt: skip


@CALM
@given(SLOTS, some.sampled_from(["closure", "return"]))
def test_what_was_not_looked_at_again_never_opens_more(slots: dict[str, Slot], act: str) -> None:
    stale = {name: Slot(slot.acts, slot.given, slot.on, slot.timed, stale=True) for name, slot in slots.items()}
    assert cleared(stale.values()) == frozenset()
    assert in_the_way(stale, act) >= in_the_way(slots, act)
    if any(act in slot.acts for slot in slots.values()):
        assert in_the_way(stale, act) > 0


ANSWERS = some.fixed_dictionaries(
    {},
    optional={
        name: some.sampled_from(["yes", "no", "unknown", "declined", "not_asked"])
        for name in (
            "matter/appeal_pending",
            "matter/hearing_set",
            "wishes_of_law/lawyer_wanted",
            "wishes_of_law/lawyer_told",
        )
    },
)


@CALM
@given(ANSWERS, some.sets(some.integers(0, 3)))
def test_leaving_answers_out_never_turns_a_shut_gate_into_an_open_one(answers: dict[str, str], out: set[int]) -> None:
    practice = with_a_sixth_area()
    whole, rules = practice.whole(NAME).whole, practice.rules(f"{NAME}/gates")

    def shut(said: dict[str, str]) -> set[str]:
        found = findings(rules, whole.answers([(f"{NAME}/legal_intake", said)]), DAY)
        return {one.rule for one in found if one.result is not Result.FALSE}

    left = {path: value for number, (path, value) in enumerate(sorted(answers.items())) if number not in out}
    assert shut(answers) <= shut(left)
    assert shut({}) == {gate.id for gate in practice.specialised[NAME].gates}


QUALIFIED = some.frozensets(some.sampled_from([part.value for part in AREAS]))


@CALM
@given(
    QUALIFIED,
    QUALIFIED,
    some.sampled_from([Role.CASE_WORKER, Role.SUPERVISOR]),
    some.sampled_from(list(Tier)),
    some.booleans(),
)
def test_taking_a_qualification_away_never_adds_access(
    held: frozenset[str], gone: frozenset[str], role: Role, tier: Tier, owns: bool
) -> None:
    who, agency, team = ids.new(), ids.new(), ids.new()
    facts = Facts(record=ids.new(), agency=agency, team=team, tier=tier, owner=who if owns else None)

    def reach(qualifications: frozenset[str]) -> set[tuple[str, str]]:
        actor = Actor(who, role, agency, frozenset({team}), frozenset({team}), qualifications)
        return {
            (str(part), str(action))
            for part in AREAS
            for action in (Action.READ, Action.WRITE, Action.SHARE)
            if decide(actor, action, facts, part).allowed
        }

    assert reach(held - gone) <= reach(held)


STEPS = (Step("first", (), False, False, "", ""), Step("second", ("first",), True, False, "x", ""))


@CALM
@given(RESULTS, some.booleans())
def test_a_form_that_waits_for_another_is_never_begun_before_it(results: dict[str, Result], done: bool) -> None:
    completed = {"first": WHEN} if done else {}
    stands = {
        each.step.form: each for each in thought.stands(STEPS, {}, completed, {"second": results.get("a", Result.TRUE)})
    }
    assert stands["second"].can_begin <= done
    assert [clock.form for clock in thought.clocks(stands.values(), WHEN, completed)] == (
        ["second"] if done and stands["second"].surely else [] if done else ["first"]
    )
