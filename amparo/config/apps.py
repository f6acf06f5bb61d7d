"""What is joined when the program starts: projectors of the rooms, and the log with its notary."""

from django.apps import AppConfig


class Wiring(AppConfig):
    """Joins the rooms; the only place that may know all of them."""

    name = "amparo.config"
    label = "config"

    def ready(self) -> None:
        """Join the rooms, now that their tables are known."""
        from amparo.config import wiring

        wiring.join()
