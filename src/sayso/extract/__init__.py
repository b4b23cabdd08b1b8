"""See docs/extract.md."""
