"""See docs/analyse.md."""
