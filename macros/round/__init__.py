"""Rounds: two versions of a claim, of which the reader picks the stronger."""
