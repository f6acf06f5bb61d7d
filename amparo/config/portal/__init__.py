"""The public process: other settings, other addresses and other rights than the staff screens, and no key of theirs."""
