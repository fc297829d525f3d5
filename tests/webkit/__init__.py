"""A journey in WebKitGTK, the nearest to Safari that Debian has: `make test-webkit`, by hand and nightly."""
