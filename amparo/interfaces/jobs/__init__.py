"""Work by the clock. A folder a cadence, a file a job; a job calls actions, may run twice, and is safe to miss once."""
