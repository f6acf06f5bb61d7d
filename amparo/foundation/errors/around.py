"""Problems of keeping what surrounds people: communities, sites and their checklists, places, partners."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    # Of decisions and the figures they rest on.
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
    # Of communities and what belongs to them.
    Entry(
        "communities.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 2,000 letters, and write what counts."),
    ),
    Entry(
        "communities.number",
        gettext_noop("This number cannot be."),
        gettext_noop("Write a number of people, or a part of a hundred, without a sign."),
    ),
    Entry(
        "communities.order",
        gettext_noop("This day lies before the one with which it begins."),
        gettext_noop("Exchange them, or leave one empty."),
    ),
    Entry(
        "communities.ahead",
        gettext_noop("This day lies ahead."),
        gettext_noop("Write down what has happened, on the day on which it happened."),
    ),
    Entry(
        "communities.unchecked",
        gettext_noop("This rumour was not checked yet."),
        gettext_noop("Write down first what is true, and where that comes from. Then answer it."),
    ),
    Entry(
        "communities.changed_meanwhile",
        gettext_noop("Somebody else changed this record while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
    Entry(
        "communities.told_already",
        gettext_noop("Everybody was told of this already."),
        gettext_noop("What is new can be told under “You said, we did”."),
    ),
    Entry(
        "communities.worker_unknown",
        gettext_noop("This colleague does not work in the team of the volunteer."),
        gettext_noop("Choose a colleague of that team."),
    ),
    Entry(
        "communities.erased",
        gettext_noop("Name and contact of this volunteer were erased, and nothing is written about them any more."),
        gettext_noop("Write down a new volunteer if the person wants to help again."),
    ),
    # Of checklists, and of what surrounds people in a place.
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
    Entry(
        "mainstreaming.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 300 letters."),
    ),
    Entry(
        "mainstreaming.due_past",
        gettext_noop("This day is over."),
        gettext_noop("Choose today or a later day."),
    ),
    Entry(
        "mainstreaming.changed_meanwhile",
        gettext_noop("Somebody else answered on this checklist while you were writing."),
        gettext_noop("Open the page again, look at what is new, and write yours on top of it."),
    ),
    Entry(
        "mainstreaming.closed_already",
        gettext_noop("This is closed already."),
        gettext_noop("Look at what came of it; agree something new if more has to be done."),
    ),
    Entry(
        "places.strength",
        gettext_noop("Risk and protection have a strength from 1 to 3, anything else has none."),
        gettext_noop("Choose how much, or leave it empty where it is neither."),
    ),
    Entry(
        "places.evidence",
        gettext_noop("A few words are needed: what is known, and never about whom."),
        gettext_noop("Use at most 300 letters, without names."),
    ),
    Entry(
        "places.begins",
        gettext_noop("This day has not come yet."),
        gettext_noop("Choose today or an earlier day."),
    ),
    Entry(
        "places.ends",
        gettext_noop("It ends before it begins."),
        gettext_noop("Choose a later last day, or leave it empty."),
    ),
    # Of registers of partners.
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
    # Of feeds, which programs read.
    Entry(
        "feeds.what",
        gettext_noop("No table is chosen."),
        gettext_noop("Choose at least one table that the recipient needs."),
    ),
    Entry(
        "feeds.too_long",
        gettext_noop("A token cannot last as long as that."),
        gettext_noop("Choose fewer days; a new token can be given when it has ended."),
    ),
    Entry(
        "feeds.whom",
        gettext_noop("It does not say which organisation receives the tables."),
        gettext_noop("Choose the organisation for a recipient outside, and none for your own office or organisation."),
    ),
    Entry(
        "feeds.no_agreement",
        gettext_noop("No agreement in force lets this organisation have figures made of cases."),
        gettext_noop("Write down the agreement under Partners first, or leave these tables out."),
    ),
    Entry(
        "feeds.no_token",
        gettext_noop("Nothing opens with this."),
        gettext_noop("Ask the organisation whose figures they are for a token, and send it as the password."),
        status=401,
    ),
    Entry(
        "feeds.too_often",
        gettext_noop("This token has called too often."),
        gettext_noop("Wait a minute, and refresh less often."),
        status=429,
    ),
    Entry(
        "feeds.unreadable",
        gettext_noop("What is asked for cannot be read."),
        gettext_noop("Mend the part that is named; the tables and their columns stand in $metadata."),
        status=400,
    ),
    Entry(
        "feeds.not_offered",
        gettext_noop("This part of OData is not offered here."),
        gettext_noop(
            "Use $select, $filter, $top, $skip, $count, and $orderby by Id; do the rest where the rows arrive."
        ),
        status=501,
    ),
)
