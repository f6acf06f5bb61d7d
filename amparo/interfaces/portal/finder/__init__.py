"""Finding help: a need, a place, a list, and one service on a card. What is asked stands in the address as codes alone."""
