"""From tables or XML to a form: reading, pages and questions, every condition compiled and put in order."""
