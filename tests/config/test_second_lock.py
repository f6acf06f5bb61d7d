"""The database reads the law as the program does: the same rows for everybody in every world, and none for nobody."""

import random
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from amparo.casework.cases.models import Case
from amparo.casework.people.models import Person
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment, Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import public_door, second_lock
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.accounts.models import Post, Qualification, User
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.history.models import Version
from tests.cast import NOW, Cast, make_cast, register_sara
from tests.config import locked
from tests.interfaces.staff.desk import at_desk

pytestmark = locked.on_postgres
SEALED = [part for part in Compartment if part not in (Compartment.PACKET, Compartment.COMMUNITY, Compartment.ANALYSIS)]
"""What people and cases can hold; the rest is held by others."""
RECORDS = 40


def random_world(cast: Cast, dice: random.Random) -> None:
    """Make people and cases of every team, owner and tier, one version in every compartment, ties, posts, areas."""
    teams, users = [cast.north, cast.south, cast.other], list(cast.users.values())
    for _ in range(RECORDS):
        team, owner = dice.choice(teams), dice.choice([None, *users])
        common = {"agency": team.agency, "team": team, "owner": owner, "tier": dice.choice(["standard", "restricted"])}
        person = Person.rows.create(**common)
        case = Case.rows.create(**common, person=person)
        for holder in (person.pk, case.pk):
            _seal(holder)
            for _ in range(dice.randrange(3)):
                kind = dice.choice(list(InvolvementKind))
                accounts.involve(dice.choice(users).pk, holder, kind, users[0].pk, None)
    for user in dice.sample(users, 5):
        role = dice.choice([Role.CASE_WORKER, Role.SUPERVISOR, Role.PROTECTION_DATA_OFFICER]).value
        Post.objects.create(user=user, role=role, team=dice.choice(teams))
        Qualification.objects.create(user=user, area=dice.choice(["ct", "cp", "gbv", "rr"]))


def _seal(holder: UUID) -> None:
    Version.objects.bulk_create(
        Version(record=ids.new(), holder=holder, kind="test", compartment=part, number=1, sealed=b"x")
        for part in SEALED
    )


def everybody(cast: Cast) -> list[Access]:
    """Return everybody of the cast in each of their roles."""
    return [
        access_for(user, Role(role))
        for user in cast.users.values()
        for role in sorted(set(user.posts.values_list("role", flat=True)))
    ]


def by_law(rows: QuerySet[Person] | QuerySet[Case], access: Access) -> set[UUID]:
    """Return the holders with which the program lets `access` do anything at all."""
    found: set[UUID] = set()
    for action in Action:
        for part in set(Compartment) - {Compartment.ANALYSIS}:  # no person and no case holds one
            found |= set(scope.visible(rows, access, action, part).values_list("pk", flat=True))
    return found


def opened_by_law(access: Access) -> set[tuple[UUID, str]]:
    """Return the holders and compartments that the program lets `access` read."""
    return {
        (key, part.value)
        for part in SEALED
        for rows in (Person.rows.all(), Case.rows.all())
        for key in scope.visible(rows, access, Action.READ, part).values_list("pk", flat=True)
    }


@pytest.mark.parametrize("seed", range(2))
def test_the_database_shows_the_rows_that_the_policy_lets_one_read_and_no_others(cast: Cast, seed: int) -> None:
    random_world(cast, random.Random(seed))
    asked = [
        (access, by_law(Person.rows.all(), access), by_law(Case.rows.all(), access), opened_by_law(access))
        for access in everybody(cast)
    ]
    assert sum(len(opened) for *_, opened in asked) > 100
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for access, people, cases, opened in asked:
            second_lock.stand(access.actor)
            assert set(Person.rows.values_list("pk", flat=True)) == people, access
            assert set(Case.rows.values_list("pk", flat=True)) == cases, access
            assert set(Version.objects.values_list("holder", "compartment")) == opened, access


def test_before_anybody_stands_there_the_screens_see_no_protected_row(cast: Cast) -> None:
    register_sara(cast)
    assert locked.rows_in_sight()["history_version"] > 0
    locked.settle()
    for role in (locked.STAFF, locked.OWNER, locked.JOBS):
        with locked.connected_as(role):
            assert set(locked.rows_in_sight().values()) == {0}, role


def test_the_house_sees_every_row_and_the_screens_cannot_say_they_are_the_house(cast: Cast) -> None:
    register_sara(cast)
    every = locked.rows_in_sight()
    locked.settle()
    for role, seen in ((locked.JOBS, every), (locked.OWNER, every), (locked.STAFF, dict.fromkeys(every, 0))):
        with locked.connected_as(role), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('amparo.purpose', 'house', true)")
            assert locked.rows_in_sight() == seen, role


def test_a_closed_account_or_a_role_that_is_not_held_is_nobody(cast: Cast) -> None:
    register_sara(cast)
    alma = cast.alma.actor
    locked.settle()
    with locked.connected_as(locked.STAFF), connection.cursor() as cursor:
        cursor.execute("SELECT amparo_stand(%s, 'supervisor', now())", [alma.id])
        assert set(locked.rows_in_sight().values()) == {0}
        second_lock.stand(alma)
        assert locked.rows_in_sight()["people_person"] == 1
        User.objects.filter(pk=alma.id).update(is_active=False)
        second_lock.stand(alma)
        assert set(locked.rows_in_sight().values()) == {0}


def test_beginning_an_act_on_a_strangers_record_gives_nothing(cast: Cast) -> None:
    sara, carla, petra = register_sara(cast), cast.carla.actor, cast.petra.actor
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for actor, people in ((carla, 0), (petra, 1)):
            second_lock.stand(actor)
            with second_lock.acting_on(sara):
                seen = locked.rows_in_sight()
            assert (seen["people_person"], seen["history_version"], seen["vault_grant"]) == (people, 0, 0)


def test_a_version_is_never_changed_or_removed_and_nobody_writes_in_anothers_name(cast: Cast) -> None:
    sara = register_sara(cast)
    alma, bruno = cast.alma.actor, cast.bruno.actor
    locked.settle()
    new = {"record": ids.new(), "holder": sara, "kind": "test", "compartment": "identity", "number": 1, "sealed": b"x"}
    with locked.connected_as(locked.STAFF):
        second_lock.stand(alma)
        for change in (
            lambda: Version.objects.filter(holder=sara).update(sealed=b"x"),
            lambda: Version.objects.filter(holder=sara).delete(),
            lambda: Version.objects.create(**new, changed_by=bruno.id, at=clock.now()),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
        assert Version.objects.create(**new, changed_by=alma.id, at=clock.now()).seq


def test_the_portals_role_reads_the_public_list_and_the_screens_never_rewrite_the_log(cast: Cast) -> None:
    locked.settle()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        added = {table for table, rights in public_door.TABLES.items() if rights.add}
        asked = [
            (locked.PORTAL, table, "SELECT, UPDATE, DELETE" if table in added else "SELECT, INSERT, UPDATE, DELETE")
            for table in tables
        ]
        asked += [(role, "audit_leaf", "UPDATE, DELETE") for role in (locked.STAFF, locked.JOBS)]
        for role, table, right in asked:
            cursor.execute("SELECT has_table_privilege(%s, %s, %s)", [role, f"public.{table}", right])
            assert cursor.fetchone() == (False,), (role, table)
        for table in tables:
            cursor.execute("SELECT has_any_column_privilege(%s, %s, 'SELECT')", [locked.PORTAL, f"public.{table}"])
            read = table in public_door.TABLES and public_door.TABLES[table].read
            assert cursor.fetchone() == (bool(read),), table


def test_every_table_of_casework_and_every_table_that_names_a_holder_is_under_the_lock(db: None) -> None:
    ties_and_log, about_nobody = {"accounts_involvement", "audit_leaf"}, {"cases_importedform", "directory_place"}
    about_nobody |= {"directory_servicelink", "directory_servicenews"}
    about_nobody |= {f"feedback_{name}" for name in ("published", "total", "budget", "spent", "box", "boxkey")}
    rooms = {"people", "notices", "consent", "cases", "emergency", "rights", "matching", "directory", "engagement"}
    rooms |= {"feedback", "referrals", "outside", "own_file", "partnership", "communities", "mainstreaming", "places"}
    rooms |= {"evidence", "protection"}
    tables = {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in rooms or "holder" in {field.name for field in model._meta.fields}
    }
    assert tables - ties_and_log - about_nobody == set(second_lock.GUARDED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        assert {row[0] for row in cursor.fetchall()} == set(second_lock.GUARDED)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_serves_one_request_after_another_carries_nobody_over() -> None:
    with clock.fixed(NOW):
        sara = register_sara(make_cast())
        with transaction.atomic():
            locked.settle()
        alma, chidi = at_desk("alma"), at_desk("chidi")
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {locked.STAFF}")
            for browser, answer in ((alma, 200), (chidi, 404), (alma, 200)):
                assert browser.get(f"/people/{sara}/").status_code == answer
                cursor.execute("SELECT amparo_actor(), amparo_told('role')")
                assert cursor.fetchone() == (None, None)
                assert set(locked.rows_in_sight().values()) == {0}
            cursor.execute("RESET ROLE")


def test_an_actor_stands_in_a_transaction_only(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    alma = cast.alma.actor
    monkeypatch.setattr(second_lock, "connection", SimpleNamespace(vendor="postgresql", in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        second_lock.stand(alma)


@pytest.mark.django_db
def test_no_question_is_compiled_which_would_take_longer_than_to_answer_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
