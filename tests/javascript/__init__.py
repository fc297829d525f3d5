"""Tests of the modules that need no page: they run in the Node that Playwright brings along."""
