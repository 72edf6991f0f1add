"""Word lists and trained weights that the text core reads."""

# Raise when a word list or a weight changes what is parsed; stored clippings are then offered for reprocessing.
DATA_VERSION = 1
