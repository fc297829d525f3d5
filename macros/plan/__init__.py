"""The plans that the planner dates."""
