"""See docs/read.md."""
