"""See docs/web.md."""
