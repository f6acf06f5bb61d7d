"""Commands that bring the directory of services in and take it out."""
