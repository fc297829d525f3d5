"""Terms: the glossary and the inline link to it."""
