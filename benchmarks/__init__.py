"""Speed and quality: each figure in the documents is printed by one of these commands."""
