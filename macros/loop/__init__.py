"""The four-step loop, drawn as SVG from data."""
