"""From a case to a service and back: a packet that the person agreed to, a clock, an answer, and what the person says of it."""
