"""One figure per file: `draw(sheet, numbers)` puts finished numbers on a sheet and computes none."""
