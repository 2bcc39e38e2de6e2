"""Claims → the files that other programs read (ACLED, UCDP, GeoJSON, GeoPackage, KML, …), and such files → claims."""
