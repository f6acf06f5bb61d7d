"""Problems of searching people."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "search.paused",
        gettext_noop("Your search is paused: many searches found nobody you may see."),
        gettext_noop(
            "Your supervisor has been asked to look, and lets you search again. You can still register a person and go "
            "on with your cases; if a life is in danger, ask for emergency access."
        ),
        429,
    ),
)
