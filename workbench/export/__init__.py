"""What leaves the workbench and comes back: CSV and its readers."""
