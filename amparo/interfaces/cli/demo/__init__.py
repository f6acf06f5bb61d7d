"""An invented country with invented people, so that the programme can be shown, tested and timed without anyone's real story.

`country.generate(size, today=…)` yields one `story.Story` per person; nothing here knows the database.
"""
