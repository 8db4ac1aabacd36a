"""Reports: a snapshot in, figures, tables and charts out; shown on screen or written as xlsx, pdf or csv."""
