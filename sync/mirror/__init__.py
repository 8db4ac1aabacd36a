"""The history kept in the workbook too, in a hidden tab, so that it outlives the machine that Bahi runs on."""
