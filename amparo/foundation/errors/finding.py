"""Looking for people: searching that has to pause, and questions under seal."""

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
    Entry(
        "matching.too_many",
        gettext_noop("You have left many sealed questions in the last 24 hours."),
        gettext_noop(
            "Ask again tomorrow. In danger speak with your supervisor, who can speak with the other supervisors."
        ),
    ),
    Entry(
        "matching.use_restricted",
        gettext_noop("The person asked that their data are not used any further."),
        gettext_noop("Speak with the person first: while use is restricted, nobody is asked about them."),
    ),
    Entry(
        "matching.kept_away",
        gettext_noop("The one who asks is kept away from this person and must learn nothing."),
        gettext_noop("Choose to tell nothing, and speak with your supervisor."),
    ),
)
