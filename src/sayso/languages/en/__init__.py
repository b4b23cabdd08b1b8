"""See docs/en.md."""
