"""Problems of looking at gaps between groups."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "equity.nobody",
        gettext_noop("Nobody is named who can be responsible for this."),
        gettext_noop("Choose a supervisor or an information officer of your organisation."),
    ),
    Entry(
        "equity.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 2,000 letters."),
    ),
)
