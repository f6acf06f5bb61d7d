"""The people and the distinct words of their names in memory, and the sealed file they are kept in."""
