"""The crash lab: films made while processes, database, disk, network and clocks are harmed."""
