"""Who the invented people are: names, households, ages, contact."""
