"""What a person may ask about their own data, how long records are kept, and how they are destroyed."""
