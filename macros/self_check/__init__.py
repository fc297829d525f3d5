"""Twelve questions about what a reader can do already, and the order of pages that follows from the answers."""
