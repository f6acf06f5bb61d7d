"""Who does what where: as a table, as a map, and as a file for coordination."""
