"""The preparation checklist."""
