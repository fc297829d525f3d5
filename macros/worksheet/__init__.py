"""Worksheets: forms that read, fill and print without script."""
