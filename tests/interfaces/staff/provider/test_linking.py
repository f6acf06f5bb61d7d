"""A link needs three: the administrator who offers it, the owner who is signed in, and the provider that names them."""

from datetime import timedelta
from typing import Any

from django.test import Client

from amparo.foundation import clock
from amparo.trust.staffing.models import ProviderLink
from tests.cast import NOW, Cast
from tests.interfaces.staff.desk import at_desk, page_of
from tests.interfaces.staff.own.test_news import leaves, told
from tests.interfaces.staff.provider.walking import GO, arrives, gives, goes, linked
from tests.provider import Little

ALMA = "subject-4711-of-alma"


def paths(cast: Cast, who: str = "alma") -> tuple[str, str, str]:
    """Return the addresses of an account, of offering it a link, and of ending the link."""
    account = f"/accounts/{cast.users[who].pk}/"
    return account, f"{account}provider/", f"{account}provider/end/"


def test_from_the_offer_to_the_first_sign_in_and_to_the_end_of_the_link(cast: Cast, little: Little) -> None:
    account, offer, end = paths(cast)
    farah, alma = at_desk("farah"), at_desk("alma")
    assert "Not linked" in page_of(farah, account)
    assert alma.get("/own/provider/").status_code == 404, "without an offer there is nothing"
    assert alma.get(GO)["Location"] == "/"
    assert "Let the owner link this account to \u2068Puente Staff\u2069?" in page_of(farah, offer)
    assert farah.post(offer)["Location"] == account
    assert "Offered until 27" in page_of(farah, account)
    assert "/own/provider/" in page_of(alma, "/own/")
    assert f'href="{GO}"' in page_of(alma, "/own/provider/")
    assert alma.post("/own/provider/").status_code == 200, "nothing is linked without the provider"
    assert "prompt=login" in goes(alma)
    _, answer = arrives(little, ALMA, alma)
    assert answer["Location"] == "/own/provider/"
    assert not ProviderLink.objects.filter(linked_at__isnull=False), "nor by coming back from it"
    assert "If it was you who signed in there" in page_of(alma, "/own/provider/")
    assert alma.post("/own/provider/")["Location"] == "/own/"
    assert "Linked since 20" in page_of(farah, account)
    assert {kind for kind, _ in told(cast)} == {"provider_link_offered", "provider_linked"}
    assert "Your account was linked to the identity provider" in page_of(alma, "/notices/")
    browser, _ = arrives(little, ALMA)
    assert gives(browser).status_code == 302
    assert farah.post(end)["Location"] == account
    browser, _ = arrives(little, ALMA)
    assert gives(browser).status_code == 422
    ids = cast.users["farah"].pk, cast.users["alma"].pk
    for act, actor in (("account.link_offered", ids[0]), ("account.linked", ids[1]), ("account.unlinked", ids[0])):
        assert leaves(act) == [(actor, ids[1], "done", "{}")]
    assert "Link to the identity provider ended" in page_of(farah, "/accounts/sign-ins/")


def test_an_offer_ends_after_seven_days_and_with_the_account(cast: Cast, little: Little) -> None:
    account, offer, _ = paths(cast)
    farah, alma = at_desk("farah"), at_desk("alma")
    farah.post(offer)
    alma.get("/own/provider/")
    with clock.fixed(NOW + timedelta(days=7)):
        assert at_desk("alma").get("/own/provider/").status_code == 404
        assert "Not linked" in page_of(at_desk("farah"), account)
    farah.post(f"{account}close/")
    assert not ProviderLink.objects.exists()


def test_a_subject_belongs_to_one_account(cast: Cast, little: Little) -> None:
    linked(little, cast.users["amir"], ALMA)
    at_desk("farah").post(paths(cast)[1])
    alma = at_desk("alma")
    arrives(little, ALMA, alma)
    answer = alma.post("/own/provider/")
    assert answer.status_code == 422
    assert "linked to another account" in answer.content.decode()
    assert ProviderLink.objects.get(linked_at__isnull=False).user == cast.users["amir"]


def test_no_administrator_links_their_own_account_nor_one_of_another_agency_nor_does_anybody_else(
    cast: Cast, little: Little
) -> None:
    for who in ("farah", "chidi"):
        for path in paths(cast, who)[1:]:
            assert at_desk("farah").post(path).status_code == 404, (who, path)
    for path in paths(cast)[1:]:
        assert at_desk("bruno").post(path).status_code == 404
    assert not ProviderLink.objects.exists()


def test_who_came_from_the_provider_before_the_session_changed_hands_links_nothing(cast: Cast, little: Little) -> None:
    at_desk("farah").post(paths(cast)[1])
    anonymous = Client()
    address = little.lets_in(goes(anonymous), ALMA)
    alma = at_desk("alma")
    session: Any = alma.session
    session["journey"] = anonymous.session["journey"]
    session.save()
    assert alma.get(f"{address}&here=1").status_code == 403
    assert leaves("sign_in.failed")[-1][3] == '{"step":"provider","why":"state"}'


def test_without_a_provider_no_page_speaks_of_one(cast: Cast) -> None:
    account, offer, end = paths(cast)
    farah = at_desk("farah")
    assert "provider" not in page_of(farah, account)
    for path in (offer, end, "/own/provider/"):
        assert farah.get(path).status_code == 404


def test_an_open_session_of_a_colleague_at_the_provider_links_nobody(cast: Cast, little: Little) -> None:
    at_desk("farah").post(paths(cast)[1])
    alma = at_desk("alma")
    assert "max_age=0" in goes(alma)
    for signed_in in (int(NOW.timestamp()) - 61, None):  # before the journey began, or not told
        little.twisted = {"auth_time": signed_in}
        _, answer = arrives(little, ALMA, alma)
        assert answer.status_code == 403
        assert alma.post("/own/provider/").status_code == 200
    assert not ProviderLink.objects.filter(linked_at__isnull=False)
