"""Questions under seal: does somebody know this person in a restricted file? Only who does ever learns that there was a match."""
