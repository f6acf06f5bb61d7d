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
    Entry(
        "asking.not_offered",
        gettext_noop("This service cannot be asked here to contact you."),
        gettext_noop(
            "Nothing was kept. The service may be closed, or nobody can read such requests at the moment. Look at other "
            "services, or call this one yourself if it is safe."
        ),
        404,
    ),
    Entry(
        "asking.nothing",
        gettext_noop("It is not said what you need."),
        gettext_noop("Choose what fits, or say it in a few words of your own."),
    ),
    Entry(
        "asking.how_soon",
        gettext_noop("It is not said how soon you need it."),
        gettext_noop("Choose one of the answers."),
    ),
    Entry(
        "asking.no_way_back",
        gettext_noop("There is nothing that you could take back any more."),
        gettext_noop("Look at the page again. You can still add something in your own words."),
    ),
    Entry(
        "asking.nothing_here",
        gettext_noop("Nobody asks a service for anything here."),
        gettext_noop("Open it among the reports and answer it there."),
    ),
)
