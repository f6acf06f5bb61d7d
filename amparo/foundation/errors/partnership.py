"""Problems of keeping registers of partners."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "partnership.incomplete",
        gettext_noop("Something is missing or cannot be right."),
        gettext_noop("Mend what is marked, then save again."),
    ),
    Entry(
        "partnership.organization",
        gettext_noop("The organisation is missing."),
        gettext_noop("Choose it from the directory of services; add it there first when it is not listed."),
    ),
    Entry(
        "partnership.changed_meanwhile",
        gettext_noop("Somebody else changed this record while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
)
