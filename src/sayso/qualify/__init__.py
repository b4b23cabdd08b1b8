"""See docs/qualify.md."""
