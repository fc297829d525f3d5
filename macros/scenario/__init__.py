"""Scenarios: interview drills."""
