"""Every experiment, in the order in which they are made: what fills the sheet comes last."""

from sync.google.first_day import (
    copies,
    drive_versions,
    fences,
    hidden_tab,
    new_rows,
    reading_back,
    row_metadata,
    shut_cells,
    sizes,
    whole_pushes,
)
from sync.google.first_day.experiment import Experiment

EXPERIMENTS: tuple[Experiment, ...] = (
    *whole_pushes.EXPERIMENTS,
    *fences.EXPERIMENTS,
    *copies.EXPERIMENTS,
    *hidden_tab.EXPERIMENTS,
    *shut_cells.EXPERIMENTS,
    *new_rows.EXPERIMENTS,
    *row_metadata.EXPERIMENTS,
    *reading_back.EXPERIMENTS,
    *drive_versions.EXPERIMENTS,
    *sizes.EXPERIMENTS,
)
