"""Why: the names by which templates reach components (`ui`) and figures (`ui_pictures`)."""
