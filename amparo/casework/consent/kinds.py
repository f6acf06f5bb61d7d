"""How a consent stands: words that other rooms use without touching the table."""

from django.db import models


class Status(models.TextChoices):
    """How a consent stands; `proposed` is a vital-interest basis that waits for the second person."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    PROPOSED = "proposed"
