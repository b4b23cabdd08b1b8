"""The recipe that trains the English model: one encoder, many heads, one run."""
