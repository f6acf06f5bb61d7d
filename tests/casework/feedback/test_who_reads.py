"""A report reaches those it is not about, and nobody else: at intake, after more is known, and after somebody left."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.feedback import actions, queries, rules
from amparo.casework.feedback.kinds import About, Route
from amparo.casework.feedback.letterboxes import Ticked, building
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.casework.feedback.rules import Concerned
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.queries import Held
from amparo.trust.disclosure import circles
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.vault import pairs, recipients
from amparo.trust.vault.keyring import Lock
from amparo.trust.vault.models import Grant, RecipientKind
from tests.canary import attack
from tests.casework.feedback.telling import WORDS, of_team, told
from tests.cast import Cast, key_pair

EVERYBODY = (
    "alma", "amir", "bruno", "selma", "samuel", "chidi", "carla", "dina", "eyob", "farah", "petra", "gita", "galo", "hana",
)  # fmt: skip


def readers(cast: Cast, report: Report) -> set[str]:
    """Return who of the cast finds the report, after trying to open it as everybody."""
    found = set()
    for name in EVERYBODY:
        access = cast.access(name)
        listed = queries.in_reach(access, Action.READ).filter(pk=report.pk).exists()
        if listed:
            assert queries.report(access, report.pk).told["words"]
            found.add(name)
        else:
            with pytest.raises(Refusal, match=r"record\.not_there"):
                queries.report(access, report.pk)
    return found


def keyholders(report: Report) -> set[UUID]:
    """Return who holds a key of anything said about the report."""
    entries = Entry.rows.filter(report=report).values("pk")
    grants = Grant.objects.filter(holder__in=entries, recipient_kind=RecipientKind.USER).exclude(wrapped=b"")
    return set(grants.values_list("recipient", flat=True))


def opened_with_everything(report: Report, entry: Entry) -> list[bytes]:
    """Return what opens with every secret of the server, of the entry's keys and of the key that its receipt opens."""
    secrets = {each for each in attack.secrets_of_the_server() if len(each) == 32}
    tried = secrets | {bytes.fromhex(report.verifier), bytes.fromhex(report.finder)}
    keys = [key for grant in Grant.objects.filter(holder=entry.pk) for key in attack._data_keys(grant, tried, [])]
    place = f"private key|{report.pk}|{Lock.RECEIPT}".encode()
    shut = [key for secret in tried for key in attack._unsealed(secret, bytes(report.shut), place)]
    under = parcels.place(entry.pk).bound()
    return keys + shut + [each for secret in tried for each in attack._unsealed(secret, bytes(entry.sealed), under)]


def test_a_sensitive_report_is_read_by_the_focal_points_of_its_agency_alone(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    assert readers(cast, report) == {"gita", "galo"}
    assert (report.kind, report.category) == ("", "")


def test_another_report_is_read_by_supervisors_too(cast: Cast) -> None:
    _, report = told(cast, "quality")
    assert readers(cast, report) == {"gita", "galo", "bruno", "samuel"}


def test_who_is_ticked_never_gets_it_nor_who_leads_them(cast: Cast) -> None:
    _, report = told(cast, "quality", about=of_team(cast))
    assert readers(cast, report) == {"gita", "galo", "samuel"}
    assert keyholders(report) == {cast.gita.id, cast.galo.id, cast.samuel.id}


def test_a_focal_point_of_the_team_that_is_ticked_is_left_out_at_intake(cast: Cast) -> None:
    accounts.make_user(cast.puente, "gita", "", None, [(Role.CASE_WORKER, cast.north)])
    _, report = told(cast, "sexual_exploitation", about=of_team(cast))
    assert keyholders(report) == {cast.galo.id}
    with pytest.raises(Refusal, match="not_there"):
        queries.report(cast.access("gita", Role.FOCAL_POINT), report.pk)


def test_marking_whom_it_complains_of_changes_the_keys_at_once(cast: Cast) -> None:
    accounts.make_user(cast.puente, "galo", "", None, [(Role.SUPERVISOR, cast.south)])
    _, report = told(cast, "sexual_harassment")
    before = {bytes(entry.sealed) for entry in Entry.rows.filter(report=report)}
    actions.name_complained(by=cast.gita, report=report.pk, users=[cast.selma.id])
    assert keyholders(report) == {cast.gita.id}
    assert readers(cast, report) == {"gita"}
    assert not before & {bytes(entry.sealed) for entry in Entry.rows.filter(report=report)}, "all is sealed again"
    assert Reader.rows.get(reader=cast.galo.id, report=report).until


def test_what_was_marked_can_be_mended_and_the_earlier_readers_come_back(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    actions.name_complained(by=cast.gita, report=report.pk, users=[cast.galo.id])
    assert readers(cast, report) == {"gita"}
    actions.name_complained(by=cast.gita, report=report.pk, users=[])
    assert readers(cast, report) == {"gita", "galo"}


def test_whom_the_person_named_cannot_be_brought_back_by_anybody(cast: Cast) -> None:
    _, report = told(cast, "quality", about=of_team(cast))
    actions.name_complained(by=cast.gita, report=report.pk, users=[])
    assert readers(cast, report) == {"gita", "galo", "samuel"}


def test_the_last_reader_does_not_lock_everybody_out_but_passes_it_on(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    with pytest.raises(Refusal, match="nobody_left"):
        actions.name_complained(by=cast.gita, report=report.pk, users=[cast.gita.id, cast.galo.id])
    assert readers(cast, report) == {"gita", "galo"}
    actions.pass_on(by=cast.gita, report=report.pk, agency=cast.horizon.pk)
    assert readers(cast, report) == {"hana"}
    assert keyholders(report) == {cast.hana.id}


def test_when_it_is_about_those_who_read_reports_it_goes_elsewhere_and_only_with_consent(cast: Cast) -> None:
    with pytest.raises(Refusal, match=r"feedback\.elsewhere"):
        told(cast, "fraud", about=Ticked(About.READERS))
    assert not Report.rows.exists(), "nothing was kept"


def test_where_nobody_of_an_agency_is_left_another_agencys_focal_point_gets_it(cast: Cast) -> None:
    _, report = told(cast, "fraud", about=Ticked(About.READERS), elsewhere=True)
    assert (report.route, report.agency_id) == (Route.OTHER, cast.horizon.pk)
    assert readers(cast, report) == {"hana"}


def test_where_nobody_at_all_is_left_nothing_is_kept(cast: Cast) -> None:
    cast.users["hana"].posts.all().delete()
    with pytest.raises(Refusal, match=r"feedback\.nobody"):
        told(cast, "fraud", about=Ticked(About.READERS), elsewhere=True)
    assert not Report.rows.exists()
    assert not Grant.objects.filter(compartment="feedback").exists()


def test_escrow_alone_receives_what_concerns_everybody_who_agrees(cast: Cast) -> None:
    cast.users["hana"].posts.all().delete()
    recipients.install(RecipientKind.ESCROW, None, pairs.new_pair().public)
    _, report = told(cast, "fraud", about=Ticked(About.READERS), elsewhere=True)
    assert (report.route, keyholders(report)) == (Route.ESCROW, set())
    assert Grant.objects.get(compartment="feedback").recipient_kind == RecipientKind.ESCROW


def test_what_no_letterbox_of_ours_is_for_is_not_kept(cast: Cast) -> None:
    for agency, about in ((ids.new(), Ticked()), (cast.puente.pk, Ticked(About.TEAM, str(cast.other.pk)))):
        with pytest.raises(Refusal, match=r"feedback\.nobody"):
            told(cast, "fraud", agency=agency, about=about)


def test_letterboxes_are_built_anew_only_when_something_changed(cast: Cast) -> None:
    assert building.build()
    assert not building.build()
    cast.users["galo"].posts.all().delete()
    assert building.build()
    _, report = told(cast, "fraud")
    assert keyholders(report) == {cast.gita.id}


def test_a_letterbox_says_nothing_of_whom_a_report_is_about(cast: Cast) -> None:
    _, report = told(cast, "fraud", about=of_team(cast))
    clear = {name: str(value) for name, value in vars(report).items()}
    assert not [name for name, value in clear.items() if str(cast.north.pk) in value]
    assert str(cast.north.pk).encode() not in bytes(Entry.rows.get(report=report).sealed)


def test_the_process_that_takes_it_in_and_the_server_cannot_read_it_back(cast: Cast) -> None:
    _, report = told(cast, "danger")
    entry = Entry.rows.get(report=report)
    parcel = Parcel(entry.pk, entry.sealed)
    assert not Grant.objects.filter(holder__in=[report.pk, entry.pk], recipient_kind=RecipientKind.SERVER).exists()
    assert parcels.unsealed([parcel], None) == {}
    assert WORDS.encode() not in bytes(entry.sealed)
    assert opened_with_everything(report, entry) == []
    assert parcels.unsealed([parcel], cast.keys["gita"])[entry.pk]["words"] == WORDS


def test_a_focal_point_who_stops_being_one_loses_the_keys_where_others_stay(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    post = cast.users["galo"].posts.get()
    post.until = post.since
    post.save()
    circles.let_go(cast.users["galo"].pk)
    assert keyholders(report) == {cast.gita.id}
    actions.note(by=cast.gita, report=report.pk, text="Called the person.")
    assert not Grant.objects.filter(recipient=cast.users["galo"].pk).exists(), "the next act changes the keys"


def test_the_last_key_is_never_taken(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    actions.name_complained(by=cast.gita, report=report.pk, users=[cast.galo.id])
    post = cast.users["gita"].posts.get()
    post.until = post.since
    post.save()
    circles.let_go(cast.users["gita"].pk)
    assert keyholders(report) == {cast.users["gita"].pk}


def test_a_new_focal_point_is_let_in_by_the_next_who_acts(cast: Cast) -> None:
    _, report = told(cast, "fraud")
    new = accounts.make_user(cast.puente, "gus", "Gus", None, [(Role.FOCAL_POINT, None)])
    cast.users["gus"], cast.keys["gus"] = new, key_pair(new)
    with pytest.raises(Refusal, match="not_there"):
        queries.report(cast.access("gus"), report.pk)
    actions.take(by=cast.gita, report=report.pk)
    assert queries.report(cast.access("gus"), report.pk).told["words"] == WORDS


def test_what_turns_out_to_be_sensitive_is_closed_to_supervisors(cast: Cast) -> None:
    _, report = told(cast, "quality")
    actions.sort(by=cast.bruno, report=report.pk, kind="complaint", category="fraud")
    report.refresh_from_db()
    assert (report.sensitive, report.kind, report.category) == (True, "", "")
    assert readers(cast, report) == {"gita", "galo"}
    assert keyholders(report) == {cast.gita.id, cast.galo.id}


TEAMS = [UUID(int=number) for number in range(1, 4)]
USERS = [UUID(int=number) for number in range(11, 17)]
posts = st.lists(
    st.builds(
        Held,
        st.sampled_from(USERS),
        st.sampled_from(["case_worker", "supervisor", "focal_point"]),
        st.sampled_from([*TEAMS, None]),
        st.just(""),
        st.just(UUID(int=99)),
    ),
    max_size=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts, st.frozensets(st.sampled_from(USERS), max_size=2), st.frozensets(st.sampled_from(TEAMS), max_size=1))
def test_nobody_complained_of_nor_above_or_below_them_is_ever_left_in(
    held: list[Held], users: frozenset[UUID], teams: frozenset[UUID]
) -> None:
    away = rules.kept_away(Concerned(users=users, teams=teams), held)
    complained = users | {post.user for post in held if post.team in teams}
    assert complained <= away
    for one, other in product(held, held):
        shares = one.team is not None and one.team == other.team
        if shares and one.user in complained and "supervisor" in (other.role, one.role):
            assert other.user in away or (one.role != "supervisor" and other.role != "supervisor")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(posts, st.frozensets(st.sampled_from(USERS), max_size=3), st.frozensets(st.sampled_from(USERS), max_size=3))
def test_naming_more_never_lets_anybody_in(held: list[Held], some: frozenset[UUID], more: frozenset[UUID]) -> None:
    assert rules.kept_away(Concerned(users=some), held) <= rules.kept_away(Concerned(users=some | more), held)
