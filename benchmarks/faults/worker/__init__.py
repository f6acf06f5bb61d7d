"""The worker whose acts are interrupted: what is on the desk, which acts there are, and how they are done and answered."""
