"""Dependency trees, where a model is installed."""
