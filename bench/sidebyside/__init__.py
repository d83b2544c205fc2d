"""Side-by-side runs of Firth and other programs that train word vectors. Standard library only."""
