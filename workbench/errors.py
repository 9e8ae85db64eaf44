"""The errors a user can cause, each of them one clear line: what, where, what to do."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Anything the user can mend: shown as one line, never as a traceback.

    Attributes:
        exit_code: Exit status of a command that ends with this error.
    """

    exit_code = 2


class InputError(WorkbenchError):
    """A file, an option or a text given by the user cannot be used."""


class StoreError(WorkbenchError):
    """The store cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process held the store's write lock for longer than the busy timeout."""


class StoreOutdatedError(StoreError):
    """The store has an older schema, and it was opened so that nothing may be written."""


class SourceGoneError(StoreError):
    """There is no such source to compare with: it was removed, perhaps by another process meanwhile."""


class StoreFullError(StoreError):
    """The disk took no more bytes; the change that failed was rolled back whole."""


class ModelMissingError(WorkbenchError):
    """The spaCy pipeline that extraction needs is not installed."""


class ExtractionError(WorkbenchError):
    """The claims of one article could not be read; those of others can."""
