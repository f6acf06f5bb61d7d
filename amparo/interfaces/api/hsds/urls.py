"""Addresses of the public directory, below /hsds/3.0/."""

from django.urls import path

from amparo.interfaces.api.hsds import openapi, views

ANSWERS = [
    path("", views.about, name="hsds"),
    path("services", views.services, name="hsds_services"),
    path("services/<str:found>", views.service, name="hsds_service"),
    path("organizations", views.organizations, name="hsds_organizations"),
    path("organizations/<str:found>", views.organization, name="hsds_organization"),
    path("service_at_locations", views.service_at_locations, name="hsds_service_at_locations"),
    path("service_at_locations/<str:found>", views.service_at_location, name="hsds_service_at_location"),
    path("taxonomies", views.taxonomies, name="hsds_taxonomies"),
    path("taxonomies/<str:found>", views.taxonomy, name="hsds_taxonomy"),
    path("taxonomy_terms", views.taxonomy_terms, name="hsds_taxonomy_terms"),
    path("taxonomy_terms/<str:found>", views.taxonomy_term, name="hsds_taxonomy_term"),
]
urlpatterns = [
    *ANSWERS,
    path("openapi.json", openapi.of(ANSWERS), name="hsds_openapi"),
    path("<path:elsewhere>", views.nothing),
]
