"""Words as people write them: folding, tokens, partial dates, names, numbers, keys.

Pure functions over strings; everything else in the house may use this room.
"""
