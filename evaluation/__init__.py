"""How well reading reads: labelled texts, a score against them, and floors that only rise."""
