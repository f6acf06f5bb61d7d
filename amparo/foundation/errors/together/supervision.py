"""Problems of looking after the work: audits of files, sessions, words among a few, conferences, competence."""

from amparo.foundation.errors import Entry, gettext_noop

ENTRIES = (
    # Of what is sealed among a few people.
    Entry(
        "among.no_key",
        gettext_noop("Somebody whom you named cannot open anything yet."),
        gettext_noop("They have to sign in once with their passphrase. Name them after that, or leave them out."),
    ),
    Entry(
        "among.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use fewer words, or write it in two parts."),
    ),
    # Of audits of files and of supervision.
    Entry(
        "supervision.sample_size",
        gettext_noop("So many files cannot be drawn."),
        gettext_noop("Choose a number from 1 to 30."),
    ),
    Entry(
        "supervision.no_files",
        gettext_noop("There is no file to draw."),
        gettext_noop(
            "Files that are being looked at already, and your own, are not drawn. Choose another team, or wait."
        ),
    ),
    Entry(
        "supervision.too_long",
        gettext_noop("This is too long."),
        gettext_noop("Use at most 2,000 letters, and write what counts."),
    ),
    Entry(
        "supervision.nothing_seen",
        gettext_noop("Nothing is answered yet."),
        gettext_noop("Answer at least one question. What could not be seen can be said, too."),
    ),
    Entry(
        "supervision.told_already",
        gettext_noop("The worker was told of this already."),
        gettext_noop("Write what is new as an answer, below what was told."),
    ),
    Entry(
        "supervision.not_filled",
        gettext_noop("The checklist is not filled yet."),
        gettext_noop("Look at the file and fill the checklist first."),
    ),
    Entry(
        "supervision.words_missing",
        gettext_noop("A few words are needed."),
        gettext_noop("Write them in this field, without names of people who are helped."),
    ),
    Entry(
        "supervision.workers",
        gettext_noop("These workers cannot be chosen here."),
        gettext_noop("Choose workers of your teams: one for a session with one, several for a group."),
    ),
    # Of how workers are.
    Entry(
        "wellbeing.empty",
        gettext_noop("There is nothing to keep yet."),
        gettext_noop("Answer one question or write a few words. You can leave everything else."),
    ),
    Entry(
        "wellbeing.nobody",
        gettext_noop("It cannot be shown to this person."),
        gettext_noop("Choose somebody of your organisation."),
    ),
    # Of conferences.
    Entry(
        "conferences.nobody",
        gettext_noop("Nobody is invited yet."),
        gettext_noop("Choose at least one person to sit together with."),
    ),
    Entry(
        "conferences.needs_consent",
        gettext_noop("The person did not agree that this is spoken about with everybody whom you chose."),
        gettext_noop(
            "Ask the person, and record a consent with the purpose “to speak about my case with other organisations” for each "
            "organisation by name; or leave out who is not covered."
        ),
    ),
    Entry(
        "conferences.needs_agreement",
        gettext_noop("No agreement in force covers this with everybody whom you chose."),
        gettext_noop(
            "Ask a supervisor to look at the agreements with this organisation, or leave out who is not covered."
        ),
    ),
    Entry(
        "conferences.words_missing",
        gettext_noop("A few words are needed."),
        gettext_noop("Write what it is about, and one question on each line; in minutes, what was spoken about."),
    ),
    Entry(
        "conferences.over",
        gettext_noop("This conference is over or cancelled."),
        gettext_noop("Call a new one if you need to sit together again."),
    ),
    Entry(
        "conferences.not_yet",
        gettext_noop("The day of this conference has not come."),
        gettext_noop("Minutes are kept on its day or later."),
    ),
    Entry(
        "conferences.present",
        gettext_noop("These people cannot be chosen here."),
        gettext_noop("Choose among those who are invited; at least one other person was there."),
    ),
    Entry(
        "conferences.decision",
        gettext_noop("A decision is not whole."),
        gettext_noop("Each needs a few words, somebody present who does it, and a day that is not over."),
    ),
    # Of competence in specialised areas.
    Entry(
        "accounts.competence_over",
        gettext_noop("The proof of your competence in this area has run out."),
        gettext_noop(
            "You go on with the cases that you carry. A new one is for a colleague, until your supervisor has recorded a "
            "training that you passed."
        ),
    ),
    Entry(
        "competence.training",
        gettext_noop("This training does not prove this competence."),
        gettext_noop("Choose a training of the register that is about this area and was given by then."),
    ),
    Entry(
        "competence.not_passed",
        gettext_noop("This assessment was not passed."),
        gettext_noop("Agree with the worker what they learn next, and assess again."),
    ),
    Entry(
        "competence.day",
        gettext_noop("This day cannot be."),
        gettext_noop(
            "Write the day on which the assessment was passed: not ahead, and not so long ago that it is over."
        ),
    ),
)
