"""Programs come in here: read-only answers for machines about what everybody may know. No person, no case, no sign-in."""
