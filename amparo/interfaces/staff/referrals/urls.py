"""Addresses of the screens about referrals; codes of needs and words of people stand in none of them."""

from django.urls import path

from amparo.interfaces.staff.referrals import figures, lists, need, one, received, sending

CASE = "cases/<uuid:case_id>/referrals/"
SERVICE = CASE + "new/<uuid:service>/"
ONE = "referrals/<uuid:referral>/"

urlpatterns = [
    path(CASE, lists.of_case, name="case_referrals"),
    path(CASE + "new/", need.need, name="referral_need"),
    path(CASE + "gap/", need.gap, name="referral_gap"),
    path(SERVICE, sending.new, name="referral_new"),
    path(SERVICE + "told/", sending.inform, name="referral_inform"),
    path("referrals/", lists.going_on, name="referrals"),
    path(ONE, one.referral, name="referral"),
    path(ONE + "answer/", one.answer, name="referral_answer"),
    path(ONE + "take-back/", one.revoke, name="referral_revoke"),
    path(ONE + "view/", one.view, name="referral_view"),
    path(ONE + "close/", one.close, name="referral_close"),
    path("received/", received.received, name="received"),
    path("received/<uuid:referral>/", received.referral, name="received_referral"),
    path("received/<uuid:referral>/<slug:step>/", received.step, name="received_step"),
    path("gaps/", figures.figures, name="gaps"),
]
