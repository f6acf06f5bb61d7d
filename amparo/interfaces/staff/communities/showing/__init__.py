"""How communities and their records are shown: words, tables, lines, advice."""
