"""Addresses of the screens about referrals; codes of needs and words of people stand in none of them."""

from django.urls import path

from amparo.interfaces.staff.referrals import (
    answering,
    figures,
    following,
    handing,
    lists,
    need,
    one,
    paper,
    received,
    sending,
)

CASE = "cases/<uuid:case_id>/referrals/"
SERVICE = CASE + "new/<uuid:service>/"
ONE = "referrals/<uuid:referral>/"

urlpatterns = [
    path(CASE, lists.of_case, name="case_referrals"),
    path(CASE + "new/", need.need, name="referral_need"),
    path(CASE + "gap/", need.gap, name="referral_gap"),
    path(SERVICE, sending.new, name="referral_new"),
    path(SERVICE + "told/", need.inform, name="referral_inform"),
    path("referrals/", lists.going_on, name="referrals"),
    path(ONE, one.referral, name="referral"),
    path(ONE + "hand-over/", handing.hand, name="referral_hand"),
    path(ONE + "paper/", paper.paper, name="referral_paper"),
    path(ONE + "slip/", handing.slip, name="referral_slip"),
    path(ONE + "answer/", following.answer, name="referral_answer"),
    path(ONE + "take-back/", following.revoke, name="referral_revoke"),
    path(ONE + "view/", following.view, name="referral_view"),
    path(ONE + "close/", following.close, name="referral_close"),
    path("received/", received.received, name="received"),
    path("received/<uuid:referral>/", received.referral, name="received_referral"),
    path("received/<uuid:referral>/<slug:step>/", answering.step, name="received_step"),
    path("gaps/", figures.figures, name="gaps"),
]
