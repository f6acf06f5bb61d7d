"""The form of a community."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from amparo.casework.communities.kinds import GROUPS
from amparo.interfaces.staff.communities.forms.inputs import choice, day, of_list, of_places, words
from amparo.interfaces.staff.communities.forms.lines import Cell, Lines, LinesForm
from amparo.interfaces.staff.directory.fields import line

NOBODY = gettext_lazy("Write nothing by which a person could be recognised.")


class CommunityForm(LinesForm):
    """Who belongs together, where, and which groups there are."""

    LINES: ClassVar[tuple[Lines, ...]] = (
        Lines(
            GROUPS,
            gettext_lazy("Groups among them"),
            gettext_lazy("Those there are. How large each is, as a part of a hundred, only where somebody knows."),
            (
                Cell("group", gettext_lazy("Group"), of="community_group"),
                Cell("share", gettext_lazy("Of a hundred"), number=True, most=100),
            ),
        ),
    )

    name = line(gettext_lazy("What the community is called"), NOBODY, required=True)
    place = choice(gettext_lazy("Place"))
    kind = choice(gettext_lazy("Kind of community"))
    about = words(
        gettext_lazy("What one should know of it"),
        gettext_lazy(
            "Languages, how people meet, what they are strong in. Nothing by which a person could be recognised."
        ),
        required=False,
    )
    ended_on = day(gettext_lazy("We work together until"), required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        of_list(self, "kind", "community_kind")
        of_places(self)
