"""The reports, ten or so a module; each is opened by `report` and written paragraph by paragraph."""
