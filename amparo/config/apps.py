"""What is joined when the program starts: projectors of the rooms, and system checks."""

from django.apps import AppConfig


class Wiring(AppConfig):
    """Joins the rooms; the only place that may know all of them."""

    name = "amparo.config"
    label = "config"

    def ready(self) -> None:
        """Tell the in-memory index what it may know of a person."""
        from amparo.casework.people import projection
        from amparo.trust import projections

        projections.register(projection.KIND, projection.features)
