"""What comes by itself goes the closed way until it is sorted, once; who sent it is a hash beside it, and is forgotten."""

import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from amparo.casework.feedback import actions, admission, arriving, clocks, public, queries
from amparo.casework.feedback.kinds import UNSORTED, State
from amparo.casework.feedback.letterboxes import building
from amparo.casework.feedback.models import Report, Sender
from amparo.exchange.messages import Message
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts.models import User
from amparo.trust.projections import statistics
from tests.cast import NOW, Cast

NUMBER, WORDS = "0005550100", "He asked me for money before I could see the list."


def message(number: int = 1, sender: str = NUMBER, **more: str) -> Message:
    """Return an SMS."""
    told = {"channel": "sms", "words": WORDS, "language": "es", **more}
    return Message(id=str(number), sender=arriving.hide(sender), at=NOW - timedelta(hours=3), **told)


def came(cast: Cast, *all_of: Message) -> list[Report]:
    """Let messages come to Puente Amparo, and admit them."""
    building.build()
    found: list[Report] = []
    for one in all_of or (message(),):
        assert arriving.keep(one, cast.puente.pk)
        found.append(Report.rows.exclude(pk__in=[row.pk for row in found]).get())
    admission.take_in()
    return found


def reading(cast: Cast) -> set[str]:
    """Return who of the cast reads the newest report."""
    return {name for name in ("gita", "galo", "bruno", "samuel", "alma") if queries.inbox(cast.access(name), "open")[0]}


def test_it_goes_to_focal_points_alone_and_says_that_nobody_sorted_it(cast: Cast) -> None:
    (row,) = came(cast)
    assert (row.channel, row.sensitive, row.category, row.language, row.state) == (
        "sms",
        True,
        UNSORTED,
        "es",
        "received",
    )
    assert row.acknowledge_by == clocks.due("acknowledge_sensitive", row.received_at)
    assert reading(cast) == {"gita", "galo"}
    view = queries.report(cast.gita, row.pk)
    assert view.told["words"] == WORDS
    assert view.told["sent"] == (NOW - timedelta(hours=3)).isoformat()


def test_sorted_as_ordinary_the_supervisors_read_it_and_its_clocks_are_those_of_the_others(cast: Cast) -> None:
    (row,) = came(cast)
    actions.sort(by=cast.gita, report=row.pk, kind="complaint", category="quality")
    row.refresh_from_db()
    assert (row.sensitive, row.kind, row.category) == (False, "complaint", "quality")
    assert row.acknowledge_by == clocks.due("acknowledge", row.received_at)
    assert reading(cast) == {"gita", "galo", "bruno", "samuel"}
    assert queries.report(cast.access("bruno"), row.pk).told["words"] == WORDS


def test_sorted_as_sensitive_it_stays_closed_and_no_column_says_more(cast: Cast) -> None:
    (row,) = came(cast)
    actions.sort(by=cast.gita, report=row.pk, kind="complaint", category="fraud")
    row.refresh_from_db()
    assert (row.sensitive, row.kind, row.category) == (True, "", "")
    actions.sort(by=cast.gita, report=row.pk, kind="complaint", category="quality")
    row.refresh_from_db()
    assert row.sensitive, "there is no way back"
    assert reading(cast) == {"gita", "galo"}


def test_sorting_it_as_not_sorted_is_no_sorting(cast: Cast) -> None:
    (row,) = came(cast)
    with pytest.raises(Refusal, match="category_unknown"):
        actions.sort(by=cast.gita, report=row.pk, kind="complaint", category=UNSORTED)


def test_the_database_keeps_a_sensitive_category_in_no_column(cast: Cast) -> None:
    came(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.rows.update(category="fraud")


def test_it_is_in_no_public_total_before_it_is_sorted(cast: Cast) -> None:
    came(cast, *(message(number) for number in range(6)))
    public.count(statistics.draw)
    assert public.totals() == {}


def test_one_message_is_kept_once_and_the_same_number_of_another_way_is_another(cast: Cast) -> None:
    came(cast)
    assert not arriving.keep(message(words="Changed on the way."), cast.puente.pk)
    assert arriving.keep(message(channel="chat"), cast.puente.pk)
    assert arriving.keep(message(), cast.horizon.pk)
    assert Report.rows.count() == 3
    assert Sender.rows.count() == 3


def test_no_table_holds_the_number_nor_a_hash_that_can_be_guessed_without_the_key(cast: Cast) -> None:
    came(cast)
    guesses = {hashlib.new(kind, text.encode()).hexdigest() for kind in ("md5", "sha1", "sha256")
               for text in (NUMBER, f"+{NUMBER}", f"tel:+{NUMBER}", f"sender {NUMBER}")}  # fmt: skip
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (tables of our own)
            kept = str(cursor.fetchall())
            assert NUMBER not in kept, table
            assert not any(guess in kept for guess in guesses), table


def test_a_reader_sees_which_other_reports_came_from_the_same_sender_as_far_as_they_read_them(cast: Cast) -> None:
    first, second, third = came(cast, message(1), message(2), message(3, sender="0005550199"))
    codes = {row.pk: queries.report(cast.gita, row.pk).line.code for row in (first, second, third)}
    assert queries.report(cast.gita, first.pk).same_sender == (codes[second.pk],)
    assert queries.report(cast.gita, third.pk).same_sender == ()
    actions.sort(by=cast.gita, report=first.pk, kind="complaint", category="quality")
    assert queries.report(cast.access("bruno"), first.pk).same_sender == (), "Bruno does not read the other"


def test_senders_are_forgotten_when_their_time_is_over_and_reports_stay(cast: Cast) -> None:
    first, second = came(cast, message(1), message(2))
    keep = Sender.rows.get(report=first.pk).until - first.received_at
    assert keep == timedelta(days=30)
    with clock.fixed(NOW + keep):
        assert arriving.forget() == 0
    with clock.fixed(NOW + keep + timedelta(seconds=1)):
        assert arriving.forget() == 2
    assert queries.report(cast.gita, first.pk).same_sender == ()
    assert Report.rows.filter(pk__in=[first.pk, second.pk], state=State.RECEIVED).count() == 2
    assert not arriving.keep(message(1), cast.puente.pk), "and it is still kept once"


def test_an_agency_without_focal_points_keeps_nothing_that_came_by_itself(cast: Cast) -> None:
    User.objects.filter(pk__in=[cast.users[name].pk for name in ("gita", "galo")]).update(is_active=False)
    building.build()
    with pytest.raises(Refusal, match=r"elsewhere|nobody"):
        arriving.keep(message(), cast.puente.pk)
    assert not Report.rows.exists()
    assert not Sender.rows.exists()


def test_a_language_that_nobody_named_is_not_made_up(cast: Cast) -> None:
    (row,) = came(cast, message(language=""))
    assert row.language == arriving.UNKNOWN
