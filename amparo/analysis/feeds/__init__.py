"""Tables that programs of others read: figures as they may go further, definitions, services; by tokens, each pull logged."""
