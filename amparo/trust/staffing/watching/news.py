"""What the owner of an account is told at once: whoever took it over cannot do so in silence.

Accounts do not know who carries news to people; config names a listener. It is called inside the act: what cannot be told
is not done.
"""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID


class News(StrEnum):
    """What happened to an account."""

    TRIED = "sign_in_tried"
    WRONG_CODE = "sign_in_wrong_code"
    DEVICE = "sign_in_new_device"
    PRINTED_CODE = "sign_in_printed_code"
    ENTERED = "account_entered"
    PASSPHRASE = "passphrase_changed"  # noqa: S105  # nosec B105
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    CODES_MADE = "codes_made"
    LINK_OFFERED = "provider_link_offered"
    LINKED = "provider_linked"
    UNLINKED = "provider_unlinked"


Listener = Callable[[UUID, str, UUID], None]
"""Is given whose account it is, what happened, and the record that it is about."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Let `listener` carry news; called once, by the wiring."""
    _listeners[:] = [listener]


def tell(owner: UUID, news: News, record: UUID | None = None) -> None:
    """Tell the owner of an account what happened to it; `record` is the account itself unless named."""
    for listener in _listeners:
        listener(owner, news.value, record or owner)
