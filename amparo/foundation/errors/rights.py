"""Problems of data rights and of keeping."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "rights.asker_missing",
        gettext_noop("It is not said who asks."),
        gettext_noop("Choose who asks; for somebody other than the person, write their name too."),
    ),
    Entry(
        "rights.words_missing",
        gettext_noop("There are no words yet."),
        gettext_noop("Write in the person's own words what they ask or say."),
    ),
    Entry(
        "rights.purposes_missing",
        gettext_noop("It is not said which use they object to."),
        gettext_noop("Choose at least one use."),
    ),
    Entry(
        "rights.identity_missing",
        gettext_noop("It is not said how you know who is asking."),
        gettext_noop("Choose one way. No document is needed: that you know the person is enough."),
    ),
    Entry(
        "rights.step_not_open",
        gettext_noop("This step is not open, or somebody took it before you."),
        gettext_noop("Look at the page again: it shows where the request stands and what comes next."),
    ),
    Entry(
        "rights.reason_missing",
        gettext_noop("The reason is missing."),
        gettext_noop("Write it in a sentence that the person would understand."),
    ),
    Entry(
        "rights.outcome_not_open",
        gettext_noop("This decision is not open here."),
        gettext_noop(
            "Choose one of those that are offered. Nothing is given or destroyed for somebody of whom nobody knows "
            "who they are."
        ),
    ),
    Entry(
        "rights.nothing_corrected",
        gettext_noop("Nothing has been corrected since the person asked."),
        gettext_noop("Correct the record first; every earlier version stays in the history. Then come back here."),
    ),
    Entry(
        "rights.owner_needed",
        gettext_noop("This can be done only by somebody who works with the person."),
        gettext_noop("Ask the responsible worker to take this step."),
    ),
    Entry(
        "rights.held",
        gettext_noop("A legal hold keeps this file: nothing of it may be destroyed now."),
        gettext_noop("Read the reason of the hold. It ends on its day, or when somebody lifts it."),
    ),
    Entry(
        "rights.told_plan_missing",
        gettext_noop("It is not agreed how the person learns that everything was destroyed."),
        gettext_noop("Agree on a safe way now: afterwards nobody can look up how to reach them."),
    ),
    Entry(
        "rights.decided_before",
        gettext_noop("You decided on this before."),
        gettext_noop("Another supervisor or the protection-data officer decides now."),
    ),
    Entry(
        "rights.told_how_missing",
        gettext_noop("It is not said how the person was told."),
        gettext_noop("Choose the way that was safe for them."),
    ),
    Entry(
        "rights.remedy_missing",
        gettext_noop("It is not said how the person can complain about this decision."),
        gettext_noop("Tell them whom they can turn to, and write down what you told them."),
    ),
    Entry(
        "rights.copy_first",
        gettext_noop("The copy has not been made yet."),
        gettext_noop("Make the copy first, go through it with the person, and then write down how they were told."),
    ),
    Entry(
        "rights.officer_unknown",
        gettext_noop("This colleague is not a protection-data officer of your agency."),
        gettext_noop("Choose one from the list."),
    ),
    Entry(
        "rights.until_past",
        gettext_noop("The day has to lie ahead."),
        gettext_noop("Choose a day after today."),
    ),
    Entry(
        "rights.not_over",
        gettext_noop("The time of keeping is not over: this is a child's file, or the schedule has changed."),
        gettext_noop("Propose to keep it until the day that is shown."),
    ),
    Entry(
        "rights.identity_needed",
        gettext_noop("Nobody has yet looked whether this is the file of a child, which is kept longer."),
        gettext_noop("Somebody who may read who the person is has to propose or to decide."),
    ),
    Entry(
        "rights.no_statistics",
        gettext_noop("The person has not agreed to statistics, or has stopped the use of their data."),
        gettext_noop("Propose to destroy the file instead."),
    ),
)
