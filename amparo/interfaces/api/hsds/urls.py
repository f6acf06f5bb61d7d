"""Addresses of the public directory, below /hsds/3.0/."""

from django.urls import path

from amparo.interfaces.api.hsds import views

urlpatterns = [
    path("", views.about, name="hsds"),
    path("services", views.services, name="hsds_services"),
    path("services/<uuid:found>", views.service, name="hsds_service"),
    path("organizations", views.organizations, name="hsds_organizations"),
    path("organizations/<uuid:found>", views.organization, name="hsds_organization"),
    path("service_at_locations", views.service_at_locations, name="hsds_service_at_locations"),
    path("service_at_locations/<uuid:found>", views.service_at_location, name="hsds_service_at_location"),
    path("taxonomies", views.taxonomies, name="hsds_taxonomies"),
    path("taxonomies/<uuid:found>", views.taxonomy, name="hsds_taxonomy"),
    path("taxonomy_terms", views.taxonomy_terms, name="hsds_taxonomy_terms"),
    path("taxonomy_terms/<uuid:found>", views.taxonomy_term, name="hsds_taxonomy_term"),
]
