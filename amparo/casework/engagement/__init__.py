"""What we tell people: pages about rights and safety that everybody may read, written and kept by content editors."""
