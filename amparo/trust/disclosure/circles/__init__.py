"""The circle of a restricted record: the people whose keys open it, always those whom the policy lets read it."""

from amparo.trust.disclosure.circles.contents import Blob, of_file, register
from amparo.trust.disclosure.circles.promises import (
    PROMISED,
    close_packet,
    keep_promise,
    mark_promised,
    packet,
    promise,
)
from amparo.trust.disclosure.circles.readers import readers, recipients_of
from amparo.trust.disclosure.circles.settling import begin, end_past, let_go, loosen, settle, take_in

__all__ = [
    "PROMISED", "Blob", "begin", "close_packet", "end_past", "keep_promise", "let_go", "loosen", "mark_promised", "of_file",
    "packet", "promise", "readers", "recipients_of", "register", "settle", "take_in",
]  # fmt: skip
