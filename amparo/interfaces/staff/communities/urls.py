"""Addresses of communities; `what` is the kind of a record, and says nothing about anybody."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from amparo.casework.communities.kinds import KINDS
from amparo.interfaces.staff.communities import figures, leaving, lists, page, records, telling, volunteers


class KindOfRecord(StringConverter):
    """One of the kinds of records of a community."""

    regex = "|".join(KINDS)


class KindToTell(StringConverter):
    """One of the kinds of which everybody may be told."""

    regex = "|".join(telling.FROM)


register_converter(KindOfRecord, "record_kind")
register_converter(KindToTell, "told_kind")

RECORD, VOLUNTEER = "records/<record_kind:what>/<uuid:record>/", "volunteers/<uuid:volunteer>/"

urlpatterns = [
    path("", lists.community_list, name="communities"),
    path("new/", page.community_new, name="community_new"),
    path("figures/", figures.figures, name="community_figures"),
    path("all/<record_kind:what>/", lists.record_list, name="community_records"),
    path("volunteers/", lists.volunteer_list, name="community_volunteers"),
    path(VOLUNTEER, volunteers.volunteer, name="community_volunteer"),
    path(VOLUNTEER + "change/", volunteers.volunteer_change, name="community_volunteer_change"),
    path(VOLUNTEER + "worker/", leaving.hand_over, name="community_volunteer_hand_over"),
    path(VOLUNTEER + "erasure/", leaving.erase, name="community_volunteer_erase"),
    path(RECORD, records.record, name="community_record"),
    path(RECORD + "change/", records.record_change, name="community_record_change"),
    path("records/<told_kind:what>/<uuid:record>/tell/", telling.tell, name="community_tell"),
    path("rumours/<uuid:record>/<slug:step>/", records.rumour_step, name="community_rumour_step"),
    path("<uuid:community>/", page.community, name="community"),
    path("<uuid:community>/change/", page.community_change, name="community_change"),
    path("<uuid:community>/volunteers/new/", volunteers.volunteer_new, name="community_volunteer_new"),
    path("<uuid:community>/new/<record_kind:what>/", records.record_new, name="community_record_new"),
]
