"""One page that leads to all that surrounds people, so that the menu stays short."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.interfaces.staff import menu
from amparo.interfaces.staff.screens import StaffRequest, screen


@screen(*menu.KEEPING)
def around(request: StaffRequest) -> HttpResponseBase:
    """Show what the reader can open of communities, places, sites and partners."""
    context = {"title": _("Around people"), "ways": menu.around(request.access.role)}
    return render(request, "staff/places/around.html", context)
