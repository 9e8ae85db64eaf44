"""Typed facts: numbers, money, weapons, dates, names."""
