"""`amparo directory import`: what one directory gives away another takes in: all or nothing, and never over own work."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from amparo.casework.directory import actions
from amparo.casework.directory.models import Location, Organization, Revision, Service
from amparo.casework.directory.queries import public
from amparo.exchange import hsds
from amparo.interfaces.cli.main import amparo
from tests.casework.directory.listing import ORGANIZATION, SERVICE, listed, places
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FOREIGN = {
    "organizations.csv": "id,name,description\n7a1d6c7e-0000-4000-8000-000000000001,Harbour Help,Since 1990\n",
    "services.csv": "id,organization_id,name,status\n7a1d6c7e-0000-4000-8000-000000000002,"
    "7a1d6c7e-0000-4000-8000-000000000001,Hot soup,active\n",
    "attributes.csv": "id,link_id,link_type,taxonomy_term_id\n7a1d6c7e-0000-4000-8000-000000000003,"
    "7a1d6c7e-0000-4000-8000-000000000002,kind,7a1d6c7e-0000-4000-8000-000000000004\n",
    "taxonomy_terms.csv": "id,name,description\n7a1d6c7e-0000-4000-8000-000000000004,Soup kitchens,Soup\n",
}


def packed(folder: Path, files: dict[str, str]) -> str:
    """Write a package; return where it lies."""
    file = folder / "package.zip"
    with ZipFile(file, "w") as zipped:
        for name, text in files.items():
            zipped.writestr(name, text)
    return str(file)


def bring(file: str, *more: str, by: str = "bruno") -> tuple[int, str]:
    done = CliRunner().invoke(amparo, ["directory", "import", file, "--by", by, *more])
    return done.exit_code, done.output


def given_away() -> dict[str, str]:
    """Return the package of all that is public here."""
    return hsds.package(public.organizations(), public.services(public.Wanted()))


def elsewhere() -> None:
    """Forget every listing, as another installation never had any."""
    for model in (Service, Location, Organization, Revision):
        model.objects.all().delete()


@pytest.fixture
def package(cast: Cast, tmp_path: Path) -> str:
    """A package of another installation, with an organisation, its office and a service there."""
    listed(cast)
    files = given_away()
    elsewhere()
    return packed(tmp_path, files)


STAYS = {"safe_contact_note", "trained_for_survivors", "capacity", "capacity_available", "contacts", "hours"}
"""What a package does not say of a service, or in other words."""


def test_what_was_given_away_is_kept_as_it_was_under_the_same_ids_and_counts_as_not_checked(
    cast: Cast, package: str
) -> None:
    assert bring(package) == (0, "package.zip: 3 new\n")
    one = Service.objects.get()
    assert one.checked_on is None
    told = Revision.objects.get(record=one.pk).fields
    for name in set(SERVICE) - STAYS:
        assert told[name] == SERVICE[name], name
    assert told["contacts"] == ["Desk of the lawyers"], "names of people do not leave"
    assert one.schedules.get().byday == "MO,TU,WE,TH,FR"
    office = Location.objects.get()
    assert (office.address_1, office.place and office.place.code) == ("Muelle 1", "QV0101")
    assert [row.code for row in office.accessibility.all()] == ["step_free"]
    assert Organization.objects.get().kind == ORGANIZATION["kind"]
    assert [row.number for row in Organization.objects.get().phones.all()] == ORGANIZATION["phones"]


def test_the_same_package_again_changes_nothing(cast: Cast, package: str) -> None:
    bring(package)
    before = list(Revision.objects.values())
    assert bring(package) == (0, "package.zip: 3 the same\n")
    assert list(Revision.objects.values()) == before


def test_what_changed_there_changes_here_but_not_over_what_was_changed_here(
    cast: Cast, package: str, tmp_path: Path
) -> None:
    bring(package)
    own = Organization.objects.get()
    actions.save_organization(
        by=cast.bruno, fields={**ORGANIZATION, "name": "Casa Faro del Norte"}, organization=own.pk
    )
    with ZipFile(package) as zipped:
        files = {name: zipped.read(name).decode() for name in zipped.namelist() if name.endswith(".csv")}
    files["services.csv"] = files["services.csv"].replace(SERVICE["name"], "Advice at the pier")
    files["organizations.csv"] = files["organizations.csv"].replace("Casa Faro", "Casa del Faro")
    code, said = bring(packed(tmp_path, files))
    assert code == 0
    assert {"1 changed", "1 changed here and left as they are", "1 the same"} == set(said.strip()[13:].split(", "))
    assert (Organization.objects.get().name, Service.objects.get().name) == (
        "Casa Faro del Norte",
        "Advice at the pier",
    )


def test_a_package_of_others_needs_the_kinds_to_be_said_and_tells_what_it_leaves(cast: Cast, tmp_path: Path) -> None:
    file = packed(tmp_path, FOREIGN)
    code, said = bring(file)
    assert (code, Organization.objects.count()) == (1, 0)
    assert "organizations.csv, row 2, kind: This is missing." in said
    code, said = bring(file, "--kind", "volunteers", "--type", "food")
    assert code == 0, said
    assert "2 new" in said
    assert "not taken along, as nobody here knows the word: Soup kitchens (1)" in said
    assert [row.code for row in Service.objects.get().terms.all()] == ["food"]


@pytest.mark.parametrize(
    ("table", "before", "after", "told"),
    [
        ("services.csv", "active", "open", "services.csv, row 2, column status: 'open' is none of active, inactive"),
        ("services.csv", "000001,Hot", "000009,Hot", "column organization_id: there is no such organization"),
        ("services.csv", "-8000-000000000002,", "-8000-00000000000Z,", "column id: '7a1d6c7e-0000-4000-8000-00000000000Z' is no"),
        ("organizations.csv", "Harbour Help", "", "organizations.csv, row 2, column name: this is missing"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_table_row_and_column_and_nothing_is_kept(
    cast: Cast, tmp_path: Path, table: str, before: str, after: str, told: str
) -> None:
    files = {**FOREIGN, table: FOREIGN[table].replace(before, after)}
    code, said = bring(packed(tmp_path, files), "--kind", "volunteers", "--type", "food")
    assert code == 1
    assert told in said
    assert (Organization.objects.count(), Revision.objects.count()) == (0, 0)


def test_a_later_fault_takes_back_what_came_before_it(cast: Cast, tmp_path: Path) -> None:
    code, said = bring(packed(tmp_path, FOREIGN), "--kind", "volunteers", "--type", "soup")
    assert code == 1
    assert "services.csv, row 2, types: This is not one of the possible answers." in said
    assert Organization.objects.count() == 0


@pytest.mark.parametrize("who", ["alma", "farah", "eyob", "nobody"])
def test_only_who_may_edit_the_directory_keeps_listings(cast: Cast, tmp_path: Path, who: str) -> None:
    code, said = bring(packed(tmp_path, FOREIGN), "--kind", "volunteers", "--type", "food", by=who)
    assert code == 1
    assert f"{who} is no account that may edit the directory" in said


def test_a_listing_of_another_agency_is_not_taken_over(cast: Cast, package: str) -> None:
    assert bring(package, by="carla")[0] == 0
    Revision.objects.all().delete()
    assert bring(package, by="bruno")[0] == 1
    assert set(Organization.objects.values_list("agency__name", flat=True)) == {"Horizon Aid"}


@pytest.mark.parametrize("content", [b"PK nothing", b""])
def test_what_is_no_package_is_told_in_one_sentence(cast: Cast, tmp_path: Path, content: bytes) -> None:
    file: Any = tmp_path / "package.zip"
    file.write_bytes(content)
    assert bring(str(file)) == (1, "Error: package.zip cannot be read: it must be a ZIP file with tables in UTF-8.\n")


def test_places_are_known_by_a_name_that_only_one_of_them_has(cast: Cast) -> None:
    places()
    assert actions.bringing.places_by_name()["bahía clara"] == "QV0101"
