"""The one problem of this room: a backup that cannot be made, trusted or put back, told in a sentence."""


class Refused(Exception):
    """What cannot be done, in one sentence for the person who keeps the server; it names nobody."""
