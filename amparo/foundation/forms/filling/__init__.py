"""From answers to what the form says about them: the tree of answers, settling it, checking it, its XML."""
