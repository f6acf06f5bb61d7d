"""The forms of records of communities; what a record must say is decided by the room of communities."""

from amparo.interfaces.staff.communities.forms.communities import CommunityForm
from amparo.interfaces.staff.communities.forms.lines import LinesForm
from amparo.interfaces.staff.communities.forms.records import FORMS, RumourAnswer, RumourCheck
from amparo.interfaces.staff.communities.forms.volunteers import VolunteerForm

__all__ = ["FORMS", "CommunityForm", "LinesForm", "RumourAnswer", "RumourCheck", "VolunteerForm"]
