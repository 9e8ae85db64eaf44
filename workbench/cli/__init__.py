"""The commands, one a file; heavy parts are imported inside them."""
