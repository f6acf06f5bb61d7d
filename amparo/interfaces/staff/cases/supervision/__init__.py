"""What a supervisor does: decide on forms, and say who is responsible."""
