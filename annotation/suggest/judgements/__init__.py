"""How certain it is said, and for or against what."""
