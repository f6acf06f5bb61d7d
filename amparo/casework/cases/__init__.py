"""A case and its steps, from first contact to closure: forms, notes, tasks, journey, incidents, documents, clocks."""
