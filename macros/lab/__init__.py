"""Labs: one question answered with numbers."""
