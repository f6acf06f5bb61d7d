"""Problems of case work."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    Entry(
        "cases.step_not_open",
        gettext_noop("The case cannot take this step yet."),
        gettext_noop("Look at the case page: it says what is still needed before."),
    ),
    Entry(
        "cases.form_incomplete",
        gettext_noop("Some answers are still missing or need a second look."),
        gettext_noop("Open each question in the list below. What you do not know can be answered with “unknown”."),
    ),
    Entry(
        "cases.not_agreed",
        gettext_noop("The person has not agreed to the plan yet."),
        gettext_noop("Keep the draft, give the person time, and change the plan until it is theirs."),
    ),
    Entry(
        "cases.not_waiting",
        gettext_noop("There is nothing to decide here any more."),
        gettext_noop("Somebody may have decided already. Look at the case page."),
    ),
    Entry(
        "cases.comment_missing",
        gettext_noop("A reason is missing."),
        gettext_noop("Write in a sentence why. The other person needs it to go on."),
    ),
    Entry(
        "cases.text_missing",
        gettext_noop("There is no text yet."),
        gettext_noop("Write what should be kept."),
    ),
    Entry(
        "cases.date_ahead",
        gettext_noop("This date lies in the future."),
        gettext_noop("Choose today or an earlier day."),
    ),
    Entry(
        "cases.date_unreadable",
        gettext_noop("This date cannot be read."),
        gettext_noop("Write day, month and year in numbers."),
    ),
    Entry(
        "cases.worker_unknown",
        gettext_noop("This colleague cannot take the case."),
        gettext_noop("Choose a case worker of the team who has no conflict of interest with it."),
    ),
    Entry(
        "cases.transfer_open",
        gettext_noop("A transfer of this case is already waiting for an answer."),
        gettext_noop("Wait for the answer, or take the offer back first."),
    ),
    Entry(
        "cases.transfer_needs_consent",
        gettext_noop("The person has not agreed that their case goes to another organisation."),
        gettext_noop(
            "Ask for consent for a transfer to this organisation, with every group of information: the whole file goes. Write it "
            "down first."
        ),
    ),
    Entry(
        "cases.file_refused",
        gettext_noop("This kind of file cannot be kept."),
        gettext_noop("Choose a PDF, a picture (JPEG, PNG, WebP) or a plain text file of at most 10 MB."),
    ),
    Entry(
        "cases.closed",
        gettext_noop("This case is closed."),
        gettext_noop("Ask a supervisor to reopen it if work has to go on."),
    ),
    Entry(
        "cases.act_blocked",
        gettext_noop("This cannot be done yet: a gate of an area of this case is shut."),
        gettext_noop("The page “Areas” of the case says which one, and what opens it."),
    ),
    Entry(
        "cases.act_blocked_unseen",
        gettext_noop("This cannot be done yet: something else has to be done first, which you cannot see."),
        gettext_noop("Ask the person responsible for the case."),
    ),
    Entry(
        "cases.clock_of_form",
        gettext_noop("This task is done by filling in the form that it names."),
        gettext_noop("Fill in the form on the page of the area; the task is finished with it."),
    ),
    Entry(
        "cases.already_open",
        gettext_noop("This person already has an open case."),
        gettext_noop("Go on with the open case instead of a second one."),
    ),
    Entry(
        "referrals.needs_consent",
        gettext_noop("The person has not agreed that this information goes to this organisation."),
        gettext_noop("Ask them, write the answer down, and come back; or choose less information."),
    ),
    Entry(
        "referrals.needs_agreement",
        gettext_noop("No agreement in force lets this information go to this organisation."),
        gettext_noop("Choose less information, or ask your supervisor to bring the agreement up to date."),
    ),
    Entry(
        "cases.transfer_needs_agreement",
        gettext_noop("No agreement in force lets cases go to this agency."),
        gettext_noop("Ask your supervisor to bring the agreement up to date."),
    ),
    Entry(
        "referrals.nobody_there",
        gettext_noop("Nobody of this organisation can receive a referral here."),
        gettext_noop("Choose somebody from the list, or another service."),
    ),
    Entry(
        "referrals.no_groups",
        gettext_noop("It is not said which information is sent."),
        gettext_noop("Choose at least one kind of information."),
    ),
    Entry(
        "referrals.words_missing",
        gettext_noop("There are no words here yet."),
        gettext_noop("Write what has to be said in a few plain words."),
    ),
    Entry(
        "referrals.reason_missing",
        gettext_noop("The reason is missing."),
        gettext_noop("Choose the reason that fits best."),
    ),
    Entry(
        "referrals.rating_missing",
        gettext_noop("It is not said how the person found the service."),
        gettext_noop("Choose one answer; that they prefer not to say is one, too."),
    ),
    Entry(
        "referrals.step_not_open",
        gettext_noop("This step is not open, or somebody took it before you."),
        gettext_noop("Look at the page again: it shows where the referral stands and what comes next."),
    ),
)
