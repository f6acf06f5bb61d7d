"""Addresses of the registers of partners."""

from django.urls import path

from amparo.interfaces.staff.evidence import citing
from amparo.interfaces.staff.partnership import lists, writing

urlpatterns = [
    path("", lists.overview, name="partners"),
    path("records/<uuid:partner_record>/", lists.record, name="register_record"),
    path("records/<uuid:partner_record>/change/", writing.record_change, name="register_record_change"),
    path("records/<uuid:partner_record>/cite/", citing.record_cite, name="register_record_cite"),
    path("<slug:register>/", lists.records, name="register_records"),
    path("<slug:register>/new/", writing.record_new, name="register_record_new"),
    path("<slug:register>/new/<uuid:organization>/", writing.record_about, name="register_record_about"),
]
