"""Brings one need and all offers together."""

from collections.abc import Iterable
from uuid import UUID

from amparo.casework.directory.fitting.checks import CHECKS, Limits
from amparo.casework.directory.fitting.reasons import AGAINST, POINTS, Why
from amparo.casework.directory.fitting.values import Fit, Fitting, Need, Offer
from amparo.casework.directory.freshness import limit

_OTHER_KIND = (Why.OTHER_KIND,)


def fit(need: Need, offers: Iterable[Offer]) -> Fitting:
    """Return which offers fit the need, best first, and why each other one does not; equals stand by their id."""
    day = need.day.toordinal()
    limits = Limits(day - limit("stale_after", need.day).amount, day - limit("hidden_after", need.day).amount)
    fits: list[Fit] = []
    left_out: dict[UUID, tuple[Why, ...]] = {}
    for offer in offers:
        if need.kind not in offer.kinds:
            left_out[offer.service] = _OTHER_KIND
            continue
        found = [why for check in CHECKS if (why := check(need, offer, limits)) is not None]
        against = tuple(why for why in found if why in AGAINST)
        if against:
            left_out[offer.service] = against
        else:
            fits.append(Fit(offer.service, sum(POINTS.get(why, 0) for why in found), tuple(found)))
    fits.sort(key=lambda one: (-one.points, one.service.int))
    return Fitting(tuple(fits), left_out)
