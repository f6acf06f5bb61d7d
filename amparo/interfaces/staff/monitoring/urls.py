"""Addresses of places that are watched."""

from django.urls import path

from amparo.interfaces.staff.monitoring import alerts, bringing, displaced, lists, picture, records, routes, writing

urlpatterns = [
    path("", lists.watched, name="watched"),
    path("write/<slug:kind>/", writing.watch_new, name="watch_new"),
    path("records/", lists.watch_records, name="watch_records"),
    path("records/<uuid:watch_record>/", records.watch_record, name="watch_record"),
    path("records/<uuid:watch_record>/aside/", records.watch_aside, name="watch_aside"),
    path("forms/<slug:kind>/", bringing.watch_form, name="watch_form"),
    path("bring-in/", bringing.watch_bring_in, name="watch_bring_in"),
    path("displaced/", displaced.watch_figures, name="watch_figures"),
    path("alerts/", alerts.watch_alerts, name="watch_alerts"),
    path("alerts/<uuid:alert>/", alerts.watch_alert, name="watch_alert"),
    path("routes/", routes.watch_routes, name="watch_routes"),
    path("routes/new/", routes.watch_route_new, name="watch_route_new"),
    path("routes/<uuid:route>/", routes.watch_route, name="watch_route"),
    path("routes/<uuid:route>/change/", routes.watch_route_change, name="watch_route_change"),
    path("places/<slug:code>/", picture.watch_place, name="watch_place"),
]
