"""The SQLite file: schema, ledger, queries, search. No other room knows SQL."""
