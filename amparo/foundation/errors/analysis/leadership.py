"""Problems of the log of decisions and the figures they rest on."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "leadership.no_figure",
        gettext_noop("No figure is named because of which this was decided."),
        gettext_noop("Choose at least one kept figure. A figure is kept from its page."),
    ),
    Entry(
        "leadership.look_again",
        gettext_noop("The day of the next look does not lie ahead."),
        gettext_noop("Choose a later day, so that somebody sees what came of it."),
    ),
    Entry(
        "leadership.changed_meanwhile",
        gettext_noop("Somebody else changed this decision while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
)
