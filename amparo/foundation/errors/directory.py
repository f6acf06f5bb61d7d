"""Problems of keeping listings of services and public pages."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry("directory.missing", gettext_noop("This is missing."), gettext_noop("Fill it in, then save again.")),
    Entry("directory.too_long", gettext_noop("This is too long."), gettext_noop("Use at most 5,000 letters.")),
    Entry(
        "directory.unknown_code",
        gettext_noop("This is not one of the possible answers."),
        gettext_noop("Choose one of the list."),
    ),
    Entry(
        "directory.unknown_place",
        gettext_noop("This place is not in the list of places."),
        gettext_noop("Choose one of the list, or ask for the list to be brought up to date."),
    ),
    Entry(
        "directory.boundaries_unknown",
        gettext_noop("Boundaries came for places that are not in the list of places."),
        gettext_noop("Bring the list of places in first; the first codes that are missing there follow."),
    ),
    Entry(
        "directory.boundaries_older",
        gettext_noop("Later boundaries of this country are there already."),
        gettext_noop("Bring in boundaries that begin later, or say since when these count."),
    ),
    Entry(
        "directory.ages",
        gettext_noop("The oldest age is lower than the youngest."),
        gettext_noop("Exchange them, or leave one empty."),
    ),
    Entry(
        "directory.capacity",
        gettext_noop("More places are free than there are."),
        gettext_noop("Correct one of the two numbers."),
    ),
    Entry(
        "directory.hours",
        gettext_noop("A line of the opening hours cannot be read."),
        gettext_noop("Write one line for days with the same hours, for example MO-FR 09:00-17:00."),
    ),
    Entry(
        "directory.protected",
        gettext_noop("You cannot mark a place as protected in this role."),
        gettext_noop("Ask a supervisor to enter this place."),
    ),
    Entry(
        "directory.link_over",
        gettext_noop("This link leads nowhere any more."),
        gettext_noop("Ask the people who gave it to you for a new one."),
        status=404,
    ),
    Entry(
        "directory.link_protected",
        gettext_noop("A service at a protected place gets no link."),
        gettext_noop("Call it, and write down here what it says."),
    ),
    Entry(
        "directory.link_busy",
        gettext_noop("Too much was sent by this link today."),
        gettext_noop("Come back tomorrow, or call the people who gave it to you."),
    ),
    Entry(
        "directory.changed_meanwhile",
        gettext_noop("Somebody else changed this listing while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
    # Of public pages, which are kept as listings are.
    Entry(
        "engagement.word",
        gettext_noop("This cannot stand in an address."),
        gettext_noop("Use at most 30 small letters a to z, numbers and hyphens."),
    ),
    Entry(
        "engagement.too_long",
        gettext_noop("This text is too long."),
        gettext_noop("Shorten it, or make two pages of it."),
    ),
    Entry(
        "engagement.changed_meanwhile",
        gettext_noop("Somebody else wrote a version of this page meanwhile."),
        gettext_noop(
            "Open the page again, look at what is new, and write yours on top of it. What you wrote is still here."
        ),
    ),
)
