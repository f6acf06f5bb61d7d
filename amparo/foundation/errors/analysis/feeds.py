"""Problems of feeds, which programs read."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
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
