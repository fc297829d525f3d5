"""The claim check: the labelled claims on which it is measured."""
