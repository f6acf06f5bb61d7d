"""The database keeps drafts of public pages for those who write them, and shows everybody what is published."""

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.engagement import actions, public
from amparo.casework.engagement.models import Published, Version
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.access import Access
from tests.casework.engagement.editing import TEXT, greta, published
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres


@pytest.fixture
def by(cast: Cast) -> Access:
    """A content editor, with one page that is published; the tables belong to a plain owner."""
    editor = greta(cast)
    published(editor)
    locked.settle()
    return editor


def test_a_content_editor_works_under_the_lock(by: Access) -> None:
    with locked.connected_as(locked.STAFF):
        second_lock.stand(by.actor)
        record = actions.write(by=by, slug="p8", language="ar", fields=TEXT)
        actions.publish(by=by, record=record, number=1)
        assert public.page("p8", "ar")
        actions.withdraw(by=by, record=record)
        assert Version.objects.count() == 2


def test_others_see_what_is_published_and_no_version_and_write_neither(cast: Cast, by: Access) -> None:
    others = [cast.access(who).actor for who in ("alma", "bruno", "dina", "farah", "petra")]
    row = {**TEXT, "slug": "p7", "language": "en", "number": 1}
    with locked.connected_as(locked.STAFF):
        for actor in others:
            second_lock.stand(actor)
            assert (Published.objects.count(), Version.objects.count()) == (1, 0)
            assert Published.objects.update(title="x") == 0
            assert Published.objects.all().delete()[0] == 0
            for write in (
                lambda: Published.objects.create(pk=actions.PAGES, **row),
                lambda actor=actor: Version.objects.create(record=actions.PAGES, by=actor.id, **row),
            ):
                with pytest.raises(DatabaseError), transaction.atomic():
                    write()


def test_nobody_writes_a_version_in_anothers_name(cast: Cast, by: Access) -> None:
    bruno = cast.bruno.id
    with locked.connected_as(locked.STAFF):
        second_lock.stand(by.actor)
        row = {**TEXT, "slug": "p7", "language": "en", "number": 1}
        with pytest.raises(DatabaseError), transaction.atomic():
            Version.objects.create(record=actions.PAGES, by=bruno, **row)
