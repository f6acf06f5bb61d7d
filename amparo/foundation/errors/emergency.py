"""Problems of emergency access."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "emergency.no_record",
        gettext_noop("Emergency access opens no record with this code."),
        gettext_noop(
            "Check the code letter by letter. If it is right, call the supervisor of the team that may know more."
        ),
    ),
    Entry(
        "emergency.reason_short",
        gettext_noop("The reason is too short to be understood later."),
        gettext_noop("Write in a sentence which danger there is, and what you have to find out (20 letters or more)."),
    ),
    Entry(
        "emergency.reviewed",
        gettext_noop("This emergency access was reviewed already."),
        gettext_noop("Look at the page again: it says who decided and how."),
    ),
)
