"""Problems of protection analyses."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "protection.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 4,000 letters, and write what counts."),
    ),
    Entry(
        "protection.incomplete",
        gettext_noop("Something is missing or cannot be right."),
        gettext_noop("Mend what is marked, then save again."),
    ),
    Entry(
        "protection.changed_meanwhile",
        gettext_noop("Somebody else changed this analysis while you were writing."),
        gettext_noop("Copy what you wrote, open the page again, and add what is missing there."),
    ),
    Entry(
        "protection.not_now",
        gettext_noop("The analysis stands at another step meanwhile."),
        gettext_noop(
            "Look at how it stands. What is reviewed or approved stays as it is; a reviewed one can be sent back."
        ),
    ),
    Entry(
        "protection.followed",
        gettext_noop("The next edition of this analysis was begun already."),
        gettext_noop("Its page leads to it. Go on there."),
    ),
    Entry(
        "protection.not_of_the_panel",
        gettext_noop("Somebody chosen cannot sit on the panel."),
        gettext_noop("Choose supervisors and information officers of your organisation."),
    ),
    Entry(
        "protection.rated_stays",
        gettext_noop("Who has rated stays on the panel, and what was rated stays in the analysis."),
        gettext_noop("Choose them again. Disagreement is kept, not left out."),
    ),
    Entry(
        "protection.no_evidence",
        gettext_noop("A rating rests on evidence."),
        gettext_noop("Choose at least one piece of evidence of this analysis, or add it there first."),
    ),
    Entry(
        "protection.opened_already",
        gettext_noop("Everybody has rated, and the ratings can be read: yours stays as it is."),
        gettext_noop("If you see it otherwise now, say so where the panel agrees."),
    ),
    Entry(
        "protection.not_all_rated",
        gettext_noop("Not everybody on the panel has rated this, or they are fewer than two."),
        gettext_noop("Each of the panel rates alone first. Then agree together."),
    ),
    Entry(
        "protection.not_whole",
        gettext_noop("Something is still missing in this analysis."),
        gettext_noop("Its page says what. Then review it."),
    ),
    Entry(
        "protection.by_another",
        gettext_noop("Somebody else than who began the analysis reviews it."),
        gettext_noop("Ask a colleague, of the panel or not."),
    ),
    Entry(
        "protection.stays",
        gettext_noop("The analysis may not go there."),
        gettext_noop("Only an approved analysis leaves the office, and how sensitive it is decides for whom."),
    ),
    Entry(
        "protection.no_agreement",
        gettext_noop("No agreement in force lets this analysis leave for that organisation."),
        gettext_noop("Look at the agreements with it: broad facts for counting have to be named, for statistics."),
    ),
    Entry(
        "protection.link",
        gettext_noop("This is no address of a page."),
        gettext_noop("It begins with https://. Leave it empty where there is none."),
    ),
)
