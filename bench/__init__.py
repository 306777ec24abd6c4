"""Measurements: each module prints its figures, and says with which command."""
