"""What the forms of all records of a community have in common."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff.communities.forms.inputs import of_list, of_places
from amparo.interfaces.staff.communities.forms.lines import Cell, LinesForm
from amparo.interfaces.staff.directory.fields import offer

Offered = Mapping[str, list[tuple[str, str]]]
"""Records of the same community that may be named, by the name of the field."""
NO_NAMES = gettext_lazy("In few words. No names, and nothing by which a person could be recognised.")
SENSITIVE = gettext_lazy(
    "What somebody tells of abuse or of how staff behaved does not belong here: it goes the closed way, as a report."
)
WHO = (
    Cell("group", gettext_lazy("Group"), of="community_group"),
    Cell("sex", gettext_lazy("Sex"), of="sex"),
    Cell("age", gettext_lazy("Age"), of="participant_age"),
    Cell("number", gettext_lazy("How many"), number=True, needed=True),
)
ONCE = gettext_lazy("Count each person once, and write nobody's name.")


class RecordForm(LinesForm):
    """A record of a community."""

    CODED: ClassVar[Mapping[str, str]] = {}

    def __init__(self, data: Any = None, *, initial: dict[str, Any], offered: Offered | None = None) -> None:
        super().__init__(data, initial=initial)
        for field, name in self.CODED.items():
            of_list(self, field, name)
        for field, found in (offered or {}).items():
            if field in self.fields:
                offer(self, field, [("", "–"), *found])
        if "place" in self.fields:
            of_places(self, empty=_("Where the community is"))
