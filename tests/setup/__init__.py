"""What the tests need before they can run."""
