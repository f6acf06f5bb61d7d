"""What the history promises: two people who edit one record never lose a value, and never overwrite one silently."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from amparo.trust.history.merge import State, choose, merge

FIELDS = ("name", "phone", "place")
VALUES = st.one_of(st.none(), st.sampled_from(["a", "b", "c", "d"]))
EDITS = st.dictionaries(st.sampled_from(FIELDS), VALUES, min_size=1)


class TwoEditors(RuleBasedStateMachine):
    """Two people open a record at different moments, change fields and save in any order."""

    @initialize()
    def begin(self) -> None:
        self.versions: list[State] = [State({"name": "a"}, {})]
        self.seen = {"alma": 0, "amir": 0}
        self.chosen: set[tuple[str, Any]] = set()

    @rule(who=st.sampled_from(["alma", "amir"]))
    def open(self, who: str) -> None:
        self.seen[who] = len(self.versions) - 1

    @rule(who=st.sampled_from(["alma", "amir"]), changes=EDITS)
    def save(self, who: str, changes: dict[str, Any]) -> None:
        base, head = self.versions[self.seen[who]], self.versions[-1]
        after = merge(base.fields, head, changes, by=who, at="now")
        for name, value in changes.items():
            if value == base.fields.get(name):
                continue
            kept = after.fields.get(name) == value
            waits = any(proposal["value"] == value for proposal in after.conflicts.get(name, []))
            assert kept or waits, "an edit disappeared"
        for name in FIELDS:
            stood, stands = head.fields.get(name), after.fields.get(name)
            if stood != stands:
                assert stood == base.fields.get(name), "a value was overwritten by someone who had not seen it"
                assert name in changes
        self.versions.append(after)

    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        head = self.versions[-1]
        if not head.conflicts:
            return
        name = data.draw(st.sampled_from(sorted(head.conflicts)))
        options = [head.fields.get(name), *(proposal["value"] for proposal in head.conflicts[name])]
        value = data.draw(st.sampled_from(options))
        after = choose(head, name, value)
        assert after.fields.get(name) == value
        assert name not in after.conflicts
        self.versions.append(after)

    @invariant()
    def proposals_stay_until_somebody_chooses(self) -> None:
        if len(getattr(self, "versions", [])) < 2:
            return
        before, after = self.versions[-2], self.versions[-1]
        gone = set(before.conflicts) - set(after.conflicts)
        assert len(gone) <= 1
        for name in set(before.conflicts) & set(after.conflicts):
            assert all(proposal in after.conflicts[name] for proposal in before.conflicts[name])


TestTwoEditors = TwoEditors.TestCase
TestTwoEditors.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)


def test_edits_of_different_fields_come_together() -> None:
    head = merge({"a": 1, "b": 1}, State({"a": 2, "b": 1}, {}), {"b": 2}, by="x", at="t")
    assert head == State({"a": 2, "b": 2}, {})


def test_the_same_edit_twice_is_no_conflict() -> None:
    head = merge({"a": 1}, State({"a": 2}, {}), {"a": 2}, by="x", at="t")
    assert head == State({"a": 2}, {})
