"""The log as lines of JSON, for a verifier on another machine: what is hashed of each leaf, and its hash."""

from collections.abc import Iterator

from amparo.trust.audit.formats import as_json, said
from amparo.trust.audit.models import Leaf


def lines() -> Iterator[str]:
    """Yield one line a leaf, in order; sealed details stay behind. Raises UnknownFormat for a leaf that was changed."""
    for leaf in Leaf.objects.order_by("index").iterator(chunk_size=2000):
        proof = {"form": leaf.form, "withheld": bytes(leaf.withheld).hex(), "leaf_hash": bytes(leaf.leaf_hash).hex()}
        yield as_json({**said(leaf.index, leaf.at, vars(leaf)), **proof})
