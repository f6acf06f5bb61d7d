"""Protection analyses: what a panel of named analysts says about risks in an area, filled, rated, approved, set on paper."""
