"""Who works here: agencies, teams, users, the posts they hold and the records they are involved in."""
