"""Addresses of the screens about consent."""

from django.urls import path

from amparo.interfaces.staff.consent import decide, record

urlpatterns = [
    path("people/<uuid:person>/consents/new/", record.record, name="record_consent"),
    path("people/<uuid:person>/vital-interest/", record.vital_interest, name="vital_interest"),
    path("people/<uuid:person>/consents/<uuid:consent>/withdraw/", decide.withdraw, name="withdraw_consent"),
    path("people/<uuid:person>/consents/<uuid:consent>/confirm/", decide.confirm, name="confirm_vital_interest"),
]
