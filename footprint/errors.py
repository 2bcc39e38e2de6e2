"""Every error footprint raises on purpose, as one tree.

    FootprintError
    ├── InputError           what was handed in cannot be used (file, option, record)
    │   ├── UnreadableFile       no such file, a directory, not readable
    │   ├── UndecodableText      the bytes are not UTF-8
    │   ├── EmptyReport          no words in it
    │   ├── ReportTooLarge       longer than the reader accepts
    │   ├── FileTooLarge         larger than one file, or one archive, may be
    │   ├── WrongKind            what is in a file is not what its name says, or nothing that is read
    │   ├── UnsafeFile           made to do harm, or just like it: bombs, paths outside, links, entities
    │   ├── AddressRefused       an address on the web that is never asked, and why
    │   ├── FetchFailed          it was asked, and gave nothing that can be used
    │   ├── InvalidRecord        a JSONL line, or a record of the claims contract, that breaks its form
    │   ├── InvalidArea          an area with too few or too many corners, or off the earth
    │   ├── InvalidDate          a date or time that is none
    │   └── WrongFile            a file of places that is not what it is said to be
    ├── OutputError          what was asked for cannot be written where it was to go
    ├── SpanError            a span or quote that is not an exact slice of its report
    ├── DataError            a bundled data file is broken; says how to rebuild it
    ├── OnlineFailed         an online service did not answer, or not with an answer
    ├── ModelError           a model that is asked beside the rules (proposer, tagger)
    │   ├── ModelNotSetUp        no such model, or a setting of it is missing or wrong
    │   └── ModelFailed          it did not answer, or not in the form that was asked for
    ├── WorkersFailed        no process could be started that reads reports
    ├── NotAllowed           the person has not the role that it takes
    ├── UnsafeStart          others could change the store without signing in
    └── StoreError           the store cannot be used
        ├── StoreTooNew          written by a newer footprint
        ├── StoreReadOnly        asked to change what is open for reading only
        ├── StoreDamaged         rows, hashes or spans are not what the log says
        ├── RunBusy              another process works on this bulk run
        └── NotInStore           asked by id for what is not kept

A `FootprintError` message names the thing, the value, the place and the way out; it is shown to people as it is.
A look-up that finds nothing returns None: an exception says that it could not be told.
"""


class FootprintError(Exception):
    """Base of all errors raised on purpose."""


class InputError(FootprintError):
    """What was handed in cannot be used."""


class UnreadableFile(InputError):
    """The path cannot be read as a file."""


class UndecodableText(InputError):
    """The bytes are not UTF-8 text."""


class EmptyReport(InputError):
    """The report holds no words."""


class ReportTooLarge(InputError):
    """The report is longer than `MAX_REPORT_BYTES`."""


class FileTooLarge(InputError):
    """The file, or what it unpacks to, is larger than its limit."""


class WrongKind(InputError):
    """What is in the file is not what its name says, or nothing that is read."""


class UnsafeFile(InputError):
    """The file is made to do harm, or cannot be told from one that is."""


class AddressRefused(InputError):
    """The address is none that footprint asks: its scheme, port, or where it leads."""


class FetchFailed(InputError):
    """The address was asked, and gave nothing that can be used."""


class InvalidRecord(InputError):
    """A JSONL line or a claims record breaks its form."""


class InvalidDate(InputError):
    """A date or time that is none."""


class WrongFile(InputError):
    """A file of places that is not of the kind it is said to be; nothing of it was taken."""


class InvalidArea(InputError):
    """An area that is none."""


class OutputError(FootprintError):
    """A file cannot be written where it was to go."""


class SpanError(FootprintError):
    """A span or a quote that is not an exact slice of its report."""


class DataError(FootprintError):
    """A bundled data file is broken."""


class OnlineFailed(FootprintError):
    """An online service did not answer, or not with an answer."""


class ModelError(FootprintError):
    """A model that is asked beside the rules cannot be used."""


class ModelNotSetUp(ModelError):
    """There is no such model, or a setting of it is missing or wrong."""


class ModelFailed(ModelError):
    """The model did not answer, or not in the form that was asked for."""


class WorkersFailed(FootprintError):
    """The processes that read reports in a bulk run do not start."""


class NotAllowed(FootprintError):
    """The person has not the role that it takes."""


class UnsafeStart(FootprintError):
    """Footprint would listen where others can change the store without signing in."""


class StoreError(FootprintError):
    """The store cannot be used."""


class StoreTooNew(StoreError):
    """The store was written by a newer footprint."""


class StoreReadOnly(StoreError):
    """The store is open for reading only."""


class StoreDamaged(StoreError):
    """What is in the store is not what its log says."""


class RunBusy(StoreError):
    """Another process works on this bulk run."""


class NotInStore(StoreError):
    """No row has the id that was asked for."""
