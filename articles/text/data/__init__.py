"""Word lists and trained weights that the text core reads."""

# Raise when a change of a word list or weight changes the results of parsing: stored clippings are then offered for
# reprocessing.
DATA_VERSION = 6
