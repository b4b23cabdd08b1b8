"""Counting statements: series, who says what, what is contested, ties. Knows the model and errors alone."""
