"""The pages by which a volunteer goes to a colleague, or a name is erased: each asks, says what follows, and shows the end."""

from amparo.casework.communities import actions
from amparo.casework.communities.models import Volunteer
from tests.casework.communities.working import VOLUNTEER, community
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk


def test_a_name_is_erased_on_two_pages_by_two_people(cast: Cast) -> None:
    rosa = actions.save_volunteer(by=cast.alma, community=community(cast), fields=VOLUNTEER)
    home = f"/communities/volunteers/{rosa}/"
    alma, bruno = at_desk("alma"), at_desk("bruno")
    assert f"{home}erasure/" in alma.get(home).content.decode()
    assert "cannot be undone" in alma.get(f"{home}erasure/").content.decode()
    assert alma.post(f"{home}erasure/", {}).headers["Location"] == home
    assert "Take back the erasure" in alma.get(home).content.decode()
    assert "Decide on the erasure" in bruno.get(home).content.decode()
    assert bruno.post(f"{home}erasure/", {}).status_code == 422
    assert alma.post(f"{home}erasure/", {"decision": "erase"}).status_code == 302, "who asked can only take it back"
    assert Volunteer.rows.get(pk=rosa).erasure_asked_by is None
    alma.post(f"{home}erasure/", {})
    assert bruno.post(f"{home}erasure/", {"decision": "erase"}).status_code == 302
    for reader in (alma, bruno):
        shown = reader.get(home).content.decode()
        assert "Name and contact were erased." in shown
        assert VOLUNTEER["name"] not in shown
        assert reader.get(f"{home}erasure/").status_code == 404
        assert reader.get("/communities/volunteers/").status_code == 200


def test_a_volunteer_goes_to_a_colleague_by_the_supervisor_alone(cast: Cast) -> None:
    rosa = actions.save_volunteer(by=cast.alma, community=community(cast), fields=VOLUNTEER)
    home = f"/communities/volunteers/{rosa}/"
    alma, bruno = at_desk("alma"), at_desk("bruno")
    assert alma.get(f"{home}worker/").status_code == 404
    assert bruno.post(f"{home}worker/", {"worker": ""}).status_code == 422
    assert bruno.post(f"{home}worker/", {"worker": str(cast.amir.id)}).status_code == 302
    assert Volunteer.rows.get(pk=rosa).owner_id == cast.amir.id
