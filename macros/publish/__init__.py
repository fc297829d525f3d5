"""After the build: plain functions over the built site."""
