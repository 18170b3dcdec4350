"""Agreement between readers of the same articles; pure."""
