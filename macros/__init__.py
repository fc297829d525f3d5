"""Build code of the guide: content files in, HTML fragments out. See docs/contributing/architecture.md."""
