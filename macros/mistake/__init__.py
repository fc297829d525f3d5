"""Mistakes: the gallery of weak and strong claims."""
