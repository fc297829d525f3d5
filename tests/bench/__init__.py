"""The benchmark: `make bench` measures and prints one table. It is no test: machines differ, and a limit would lie."""
