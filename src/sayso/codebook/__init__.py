"""See docs/codebook.md."""
