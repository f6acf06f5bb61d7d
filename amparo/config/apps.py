"""What is joined when the program starts: projectors of the rooms, and the log with its notary."""

from django.apps import AppConfig


class Wiring(AppConfig):
    """Joins the rooms; the only place that may know all of them."""

    name = "amparo.config"
    label = "config"

    def ready(self) -> None:
        """Tell the in-memory index what it may know of a person, and the log who signs its checkpoints."""
        from amparo.casework.people import projection
        from amparo.trust import projections
        from amparo.trust.audit import checkpoints
        from amparo.trust.notary.signing import Notary

        projections.register(projection.KIND, projection.features)
        checkpoints.entrust(Notary())
