"""Hold two wordings against each other and say, by rule, how they differ."""
