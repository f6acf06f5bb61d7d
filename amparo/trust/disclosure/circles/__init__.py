"""The circle of a restricted record: the people whose keys open it, always those whom the policy lets read it."""

from amparo.trust.disclosure.circles.contents import Blob, of_file, register
from amparo.trust.disclosure.circles.loosening import end_past, let_go, loosen
from amparo.trust.disclosure.circles.packets import begin_packet, packet_readers, pass_packet_on, settle_packet
from amparo.trust.disclosure.circles.promises import (
    PROMISED,
    close_packet,
    keep_promise,
    mark_promised,
    packet,
    promise,
)
from amparo.trust.disclosure.circles.readers import readers, recipients_of
from amparo.trust.disclosure.circles.resealing import take_in
from amparo.trust.disclosure.circles.settling import begin, pass_on, settle

__all__ = [
    "PROMISED", "Blob", "begin", "begin_packet", "close_packet", "end_past", "keep_promise", "let_go", "loosen",
    "mark_promised", "of_file", "packet", "packet_readers", "pass_on", "pass_packet_on", "promise", "readers",
    "recipients_of", "register", "settle", "settle_packet", "take_in",
]  # fmt: skip
