"""The Incident Recorder: its columns, what is counted, and that nobody can be found in it."""
