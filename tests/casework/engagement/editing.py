"""A content editor beside the cast, and a text."""

from typing import Any
from uuid import UUID

from amparo.casework.engagement import actions
from amparo.foundation.policy import Role
from amparo.trust.accounts.actions import make_user
from amparo.trust.accounts.models import User
from amparo.trust.disclosure.access import Access, access_for
from tests.cast import PASSPHRASE, Cast, key_pair

TEXT: dict[str, Any] = {
    "topic": "rights",
    "title": "What you may ask",
    "body": "Words.\n\n# A part\n- one\n- two",
    "source": "An invented law, article 1",
}


def editor(cast: Cast) -> User:
    """Return Greta, who writes public pages."""
    return make_user(cast.puente, "greta", "Greta", PASSPHRASE, [(Role.CONTENT_EDITOR, None)])


def greta(cast: Cast) -> Access:
    """Return her access."""
    user = editor(cast)
    return access_for(user, None, keys=key_pair(user))


def published(by: Access, slug: str = "p9", language: str = "en", **fields: Any) -> UUID:
    """Write a text and show it to everybody."""
    record = actions.write(by=by, slug=slug, language=language, fields={**TEXT, **fields})
    actions.publish(by=by, record=record, number=1)
    return record
