"""A session that has ended is of no use to anyone but a thief."""

from importlib import import_module

from django.conf import settings


def remove_ended() -> None:
    """Remove sessions past their end from the database."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
