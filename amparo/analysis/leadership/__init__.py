"""What the work adds up to: five results with direction and evidence, and what was decided because of it."""
