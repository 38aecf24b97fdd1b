"""Documents become facts."""
