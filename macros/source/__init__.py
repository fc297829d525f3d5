"""Sources: the reading list and the inline citation."""
