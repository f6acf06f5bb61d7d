"""Acts of the audit log and parts of a file in words that a worker and the person understand."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

ACTS: Mapping[str, Any] = {
    "opened": gettext_lazy("Opened"),
    "listed": gettext_lazy("Seen in a list"),
    "found": gettext_lazy("Found by searching"),
    "compared": gettext_lazy("Compared with a new registration"),
    "checked": gettext_lazy("Checked by the rules"),
    "started": gettext_lazy("Begun"),
    "saved": gettext_lazy("Saved"),
    "completed": gettext_lazy("Completed"),
    "approved": gettext_lazy("Approved"),
    "returned": gettext_lazy("Returned"),
    "written": gettext_lazy("Written"),
    "corrected": gettext_lazy("Corrected"),
    "added": gettext_lazy("Added"),
    "changed": gettext_lazy("Changed"),
    "registered": gettext_lazy("Registered"),
    "choice_made": gettext_lazy("Chosen between two values"),
    "done": gettext_lazy("Done"),
    "cancelled": gettext_lazy("Cancelled"),
    "moved": gettext_lazy("Moved to another step"),
    "reopened": gettext_lazy("Reopened"),
    "reassigned": gettext_lazy("Given to another worker"),
    "worker_added": gettext_lazy("Colleague named on the case"),
    "worker_removed": gettext_lazy("Colleague's part ended"),
    "covered": gettext_lazy("Absence covered"),
    "conflict_declared": gettext_lazy("Conflict of interest declared"),
    "conflict_lifted": gettext_lazy("Conflict of interest lifted"),
    "hinted": gettext_lazy("Another team was told to ask the supervisor"),
    "reviewed": gettext_lazy("Reviewed"),
    "read": gettext_lazy("Reason read"),
    "opened_in_danger": gettext_lazy("Opened to a worker by two holders, because of danger"),
    "opened_to_recover": gettext_lazy("Opened to a worker by two holders, because nobody could open it"),
    "restricted": gettext_lazy("Made restricted"),
    "restriction_lifted": gettext_lazy("Restriction lifted"),
    "overridden": gettext_lazy("Decided otherwise than the rules"),
    "offered": gettext_lazy("Offered to another team"),
    "accepted": gettext_lazy("Accepted by another team"),
    "declined": gettext_lazy("Declined by another team"),
    "taken_back": gettext_lazy("Offer taken back"),
    "printed": gettext_lazy("Printed"),
    "exported": gettext_lazy("Exported"),
    "tied": gettext_lazy("Family tie written"),
    "tie_ended": gettext_lazy("Family tie taken away"),
    "marked_duplicate": gettext_lazy("Marked as registered twice"),
    "unmarked_duplicate": gettext_lazy("No longer marked as registered twice"),
    "photo_set": gettext_lazy("Photo set"),
    "given": gettext_lazy("Given"),
    "refused": gettext_lazy("Refused"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "asked": gettext_lazy("Asked"),
    "recognised": gettext_lazy("Who asks was recognised"),
    "proposed": gettext_lazy("Decision proposed"),
    "decided": gettext_lazy("Decided"),
    "sent_back": gettext_lazy("Sent back"),
    "told": gettext_lazy("The person was told"),
    "appealed": gettext_lazy("Not accepted by the person"),
    "copied": gettext_lazy("Copy made for the person"),
    "released": gettext_lazy("Parts opened to the protection-data officer"),
    "use_allowed": gettext_lazy("Use allowed again"),
    "set": gettext_lazy("Set"),
    "lifted": gettext_lazy("Lifted"),
    "sent": gettext_lazy("Sent"),
    "informed": gettext_lazy("The person was told about a service"),
    "received": gettext_lazy("Arrived"),
    "begun": gettext_lazy("Has begun"),
    "finished": gettext_lazy("Outcome told"),
    "answered": gettext_lazy("Answered"),
    "revoked": gettext_lazy("Taken back"),
    "closed": gettext_lazy("Closed"),
    "rated": gettext_lazy("What the person says was written down"),
    "ended": gettext_lazy("Ended"),
    "updated": gettext_lazy("Brought up to date"),
    "wrote": gettext_lazy("The person wrote something"),
    "composed": gettext_lazy("Read to bring the own file up to date"),
}
SUBJECTS: Mapping[str, Any] = {
    "case": gettext_lazy("Case"),
    "own_file": gettext_lazy("Own file"),
    "person": gettext_lazy("Person"),
    "entry": gettext_lazy("Entry"),
    "form": gettext_lazy("Form"),
    "file": gettext_lazy("File"),
    "history": gettext_lazy("History"),
    "risk": gettext_lazy("Risk"),
    "note": gettext_lazy("Note"),
    "task": gettext_lazy("Task"),
    "incident": gettext_lazy("Incident"),
    "journey": gettext_lazy("Journey"),
    "document": gettext_lazy("Document"),
    "summary": gettext_lazy("Summary"),
    "plan": gettext_lazy("Plan"),
    "answers": gettext_lazy("Answers"),
    "record": gettext_lazy("Record"),
    "consent": gettext_lazy("Consent"),
    "emergency": gettext_lazy("Emergency access"),
    "escrow": gettext_lazy("Escrow"),
    "transfer": gettext_lazy("Transfer"),
    "tie": gettext_lazy("Family tie"),
    "today": gettext_lazy("Today"),
    "rights": gettext_lazy("Data rights"),
    "retention": gettext_lazy("Time of keeping"),
    "hold": gettext_lazy("Legal hold"),
    "match": gettext_lazy("Sealed question"),
    "referral": gettext_lazy("Referral"),
}
COMPARTMENTS: Mapping[str, Any] = {
    "identity": gettext_lazy("identity"),
    "story": gettext_lazy("story"),
    "notes": gettext_lazy("notes"),
    "files": gettext_lazy("files"),
    "packet": gettext_lazy("what another team or service was told"),
    "rights": gettext_lazy("data rights"),
    "match": gettext_lazy("sealed question"),
}


def act_words(act: str) -> str:
    """Return an act (`case.opened`) in words; its code when it is not known here."""
    subject, _mark, verb = act.partition(".")
    if verb not in ACTS:
        return act
    return f"{SUBJECTS.get(subject, subject)}: {ACTS[verb]}"


def compartment_words(compartment: str) -> str:
    """Return the name of a part of the file; empty for the index, which holds no content."""
    return str(COMPARTMENTS.get(compartment, ""))
