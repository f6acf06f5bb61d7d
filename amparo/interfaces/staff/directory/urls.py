"""Addresses of the directory of services."""

from django.urls import path

from amparo.interfaces.staff.directory import lists, organizations, page, self_service, services
from amparo.interfaces.staff.directory.coverage import files
from amparo.interfaces.staff.directory.coverage import page as coverage

ORGANIZATION, SERVICE = "organizations/<uuid:organization>/", "services/<uuid:service>/"

urlpatterns = [
    path("", lists.service_list, name="directory"),
    path("coverage/", coverage.covered, name="directory_coverage"),
    path("coverage/file/", files.file, name="directory_coverage_file"),
    path("to-check/", lists.stale_list, name="directory_stale"),
    path(SERVICE, page.service, name="directory_service"),
    path(SERVICE + "check/", page.check, name="directory_check"),
    path(SERVICE + "link/", self_service.link, name="directory_link"),
    path(SERVICE + "link/end/", self_service.end, name="directory_link_end"),
    path(SERVICE + "change/", services.service_change, name="directory_service_change"),
    path("organizations/", organizations.organization_list, name="directory_organizations"),
    path("organizations/new/", organizations.organization_new, name="directory_organization_new"),
    path(ORGANIZATION, organizations.organization, name="directory_organization"),
    path(ORGANIZATION + "change/", organizations.organization_change, name="directory_organization_change"),
    path(ORGANIZATION + "services/new/", services.service_new, name="directory_service_new"),
    path(ORGANIZATION + "locations/new/", organizations.location_new, name="directory_location_new"),
    path("locations/<uuid:location>/change/", organizations.location_change, name="directory_location_change"),
]
