"""What screens and papers of an analysis say: words for codes, sentences that stand everywhere, answers of forms."""
