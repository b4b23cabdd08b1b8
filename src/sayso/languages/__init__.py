"""See docs/languages.md."""
