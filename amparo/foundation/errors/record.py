"""Problems of reaching and changing records."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "record.not_there",
        gettext_noop("This page is not here, or it is not yours to open."),
        gettext_noop("Check the address, go back to your list, or ask your supervisor."),
        404,
    ),
    Entry(
        "record.key_used",
        gettext_noop("This form was already sent by somebody else."),
        gettext_noop("Open the page again and send it from there."),
    ),
    Entry(
        "access.no_role",
        gettext_noop("Your account has no role at the moment."),
        gettext_noop("Ask your administrator to give you a role in a team."),
        403,
    ),
)
