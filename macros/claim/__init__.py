"""Claims: the evidence ledger and the inline evidence mark."""
