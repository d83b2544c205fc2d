"""Side-by-side runs of Firth and other programs. Standard library only."""
