"""How somebody is, is theirs: no key but their own opens it, no row says whose it is, and what was shown can be taken back."""

from uuid import UUID

import pytest
from django.db import connection

from amparo.casework.wellbeing import actions, queries
from amparo.casework.wellbeing.models import OwnWords, Shown, Tally, Voice
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.disclosure.among import oneself
from amparo.trust.vault.models import Grant
from tests.cast import Cast, key_pair

ANSWERS = {"how_i_am/slept": "rarely", "how_i_am/overall": "heavy", "how_i_am/to_myself": "The boy at the gate."}


def kept(cast: Cast, name: str = "alma", **more: bool) -> UUID:
    return actions.keep(by=cast.access(name), answers=ANSWERS, **more)


def test_who_wrote_it_reads_it_and_nobody_else_does_by_any_way(cast: Cast) -> None:
    words = kept(cast)
    (mine,) = queries.mine(cast.alma)
    assert mine.fields["answers"] == ANSWERS
    for name in cast.users:
        if name != "alma":
            assert queries.mine(cast.access(name)) == queries.shown_to_me(cast.access(name)) == []
            with pytest.raises(Refusal) as refusal:
                queries.one(cast.access(name), words)
            assert refusal.value.code == "record.not_there"


def test_no_grant_is_made_and_so_neither_server_nor_escrow_nor_administrator_can_ever_open_it(cast: Cast) -> None:
    row = OwnWords.rows.get(pk=kept(cast))
    assert not Grant.objects.exists()
    for other in (cast.bruno, cast.farah, access_for(cast.users["alma"])):  # the last: her own session without keys
        assert oneself.opened(other, "wellbeing", row.sealed) is None
    stranger = Access(cast.alma.actor, "x", keys=cast.keys["bruno"])
    assert oneself.opened(stranger, "wellbeing", row.sealed) is None


def test_nothing_on_the_disk_says_whose_it_is_when_or_what_and_the_log_does_not_know_of_it(cast: Cast) -> None:
    before = Leaf.objects.count()
    words = kept(cast)
    actions.show(by=cast.alma, words=words, to=cast.amir.id)
    assert Leaf.objects.count() == before
    with connection.cursor() as cursor:
        found = []
        for model in (OwnWords, Shown):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 (our own names)
            found += [value for row in cursor.fetchall() for value in row]
    plain = " ".join(
        value if isinstance(value, str) else bytes(value).hex() for value in found if not isinstance(value, UUID)
    )
    for user in ("alma", "amir"):
        assert cast.users[user].pk.hex not in plain
        assert str(cast.users[user].pk) not in plain
    assert b"The boy".hex() not in plain
    assert {len(bytes(row.sealed)) for row in OwnWords.rows.all()} == {len(oneself.seal(cast.alma.id, "wellbeing", {}))}


def test_it_is_shown_to_one_person_and_taken_back(cast: Cast) -> None:
    words = kept(cast)
    actions.show(by=cast.alma, words=words, to=cast.amir.id)
    actions.show(by=cast.alma, words=words, to=cast.amir.id)
    (seen,) = queries.shown_to_me(cast.amir)
    assert (seen.fields["answers"], seen.fields["name"]) == (ANSWERS, "Alma")
    assert Leaf.objects.filter(act="own_words.opened", actor=cast.amir.id).count() == 1
    assert queries.shown_to_me(cast.bruno) == []
    (shown,) = queries.one(cast.alma, words).shown
    with pytest.raises(Refusal):
        actions.take_back(by=cast.amir, shown=shown.id)
    actions.take_back(by=cast.alma, shown=shown.id)
    assert queries.shown_to_me(cast.amir) == []
    assert not Shown.rows.exists()


def test_it_is_shown_only_within_the_organisation_and_thrown_away_with_every_copy(cast: Cast) -> None:
    words = kept(cast)
    for to in (cast.chidi.id, cast.alma.id):
        with pytest.raises(Refusal) as refusal:
            actions.show(by=cast.alma, words=words, to=to)
        assert refusal.value.code == "wellbeing.nobody"
    actions.show(by=cast.alma, words=words, to=cast.bruno.id)
    with pytest.raises(Refusal):
        actions.throw_away(by=cast.bruno, words=words)
    actions.throw_away(by=cast.alma, words=words)
    assert not OwnWords.rows.exists()
    assert not Shown.rows.exists()


def test_with_a_new_key_pair_what_was_written_before_is_lost_and_the_page_goes_on(cast: Cast) -> None:
    kept(cast)
    cast.keys["alma"] = key_pair(cast.users["alma"])
    assert queries.mine(cast.alma) == []
    kept(cast)
    assert len(queries.mine(cast.alma)) == 1


def test_nobody_is_counted_who_did_not_say_so_and_nobody_twice_in_a_half_year(cast: Cast) -> None:
    kept(cast)
    assert not Tally.objects.exists()
    kept(cast, count=True)
    kept(cast, count=True)
    assert list(Tally.objects.values_list("half", "overall", "number")) == [("2026-H2", "heavy", 1)]
    assert Voice.objects.count() == 1


def test_counts_are_told_of_half_years_that_are_over_and_from_ten_people_on(cast: Cast) -> None:
    Tally.objects.create(agency=cast.puente, half="2026-H2", overall="good", number=50)
    Tally.objects.create(agency=cast.puente, half="2026-H1", overall="good", number=30)
    Tally.objects.create(agency=cast.puente, half="2026-H1", overall="heavy", number=4)
    Tally.objects.create(agency=cast.puente, half="2025-H2", overall="heavy", number=9)
    found = dict(queries.counts(cast.dina))
    assert set(found) == {"2026-H1", "2025-H2"}
    assert found["2026-H1"].of("heavy") is None
    assert found["2026-H1"].of("mixed") is None
    assert set(found["2025-H2"].cells.values()) == {None}
    with pytest.raises(Refusal):
        queries.counts(cast.alma)
