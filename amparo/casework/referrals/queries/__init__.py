"""Reads of referrals: by who works on the case, by the addressee, and figures without anybody in them."""

from amparo.casework.referrals.queries.figures import Figure, courses, gaps, ratings
from amparo.casework.referrals.queries.offering import Offered, addressees, fitting, offered
from amparo.casework.referrals.queries.outside import Outside
from amparo.casework.referrals.queries.reach import holders_of, of_person, person_of, stepped_since
from amparo.casework.referrals.queries.received import Received, received, received_one
from amparo.casework.referrals.queries.sent import Sent, SentView, of_case, sent
from amparo.casework.referrals.queries.waiting import Unanswered, going_on, told, unanswered, waiting

__all__ = [
    "Figure", "Offered", "Outside", "Received", "Sent", "SentView", "Unanswered", "addressees", "courses", "fitting", "gaps",
    "going_on", "holders_of", "of_case", "of_person", "offered", "person_of", "ratings", "received", "received_one", "sent",
    "stepped_since", "told", "unanswered", "waiting",
]  # fmt: skip
