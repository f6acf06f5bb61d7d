"""How workers are: for themselves alone, and for one person whom they choose until they take it back."""
