"""The forms of records of communities; what a record must say is decided by the room of communities."""

from collections.abc import Callable, Mapping

from amparo.interfaces.staff.communities.forms.communities import CommunityForm
from amparo.interfaces.staff.communities.forms.lines import LinesForm
from amparo.interfaces.staff.communities.forms.meetings import ActionForm, CommitteeForm, RatingForm, SessionForm
from amparo.interfaces.staff.communities.forms.messages import CampaignForm, RumourAnswer, RumourCheck, RumourForm
from amparo.interfaces.staff.communities.forms.record import RecordForm
from amparo.interfaces.staff.communities.forms.volunteers import VolunteerForm

__all__ = ["FORMS", "CommunityForm", "LinesForm", "RumourAnswer", "RumourCheck", "VolunteerForm"]

FORMS: Mapping[str, Callable[..., RecordForm]] = {
    "session": SessionForm, "action": ActionForm, "rating": RatingForm, "committee": CommitteeForm,
    "campaign": CampaignForm, "rumour": RumourForm,
}  # fmt: skip
