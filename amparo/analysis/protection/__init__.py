"""Protection analysis: what named analysts conclude about risks in an area, with evidence; no formula sets severity."""
