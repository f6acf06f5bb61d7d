"""Communities: their groups, what adds to risk or protects, sessions, plans, committees, campaigns, rumours, volunteers."""
