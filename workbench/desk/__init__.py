"""The use cases that join the layers, one module each."""
