"""Words of data rights that other rooms use without touching the tables."""

from django.db import models


class Kind(models.TextChoices):
    """What a person asks; the codes of the list `rights_kind`."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    ERASURE = "erasure"
    COMPLAINT = "complaint"


class Step(models.TextChoices):
    """Where a request stands; the steps of the pathway data_protection/request."""

    RECEIVED = "received"
    CHECKED = "checked"
    PROPOSED = "proposed"
    DECIDED = "decided"
    TOLD = "told"
    APPEALED = "appealed"
    WITHDRAWN = "withdrawn"


class Outcome(models.TextChoices):
    """What was decided on a request; nothing before that."""

    NONE = ""
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class Fate(models.TextChoices):
    """What becomes of a file whose time of keeping is over; nothing while nobody has proposed."""

    NONE = ""
    KEEP = "keep"
    ANONYMISE = "anonymise"
    DESTROY = "destroy"


class ReviewStatus(models.TextChoices):
    """Whether a file past its time waits for two people, or what they decided."""

    OPEN = "open"
    KEPT = "kept"
    ENDED = "ended"


class Ground(models.TextChoices):
    """Why a file was destroyed: the person asked, or its time was over."""

    REQUEST = "request"
    RETENTION = "retention"
