"""Compares a claim with a source: typed guards on a located passage."""
