"""Problems of looking after the work, and of sitting together about it."""
