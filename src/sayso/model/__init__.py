"""The nouns: frozen values, standard library only. One file a noun; behaviour lives above."""
