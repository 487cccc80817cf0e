"""Numbers for figures: pure functions from a results file's tables to what a figure shows, texts included.

One module per figure, named as the module in `figures` that draws it. Each has `numbers(results, language)`,
which returns one figure's numbers or a list of them, and raises NotInFile where the file does not hold what
it needs.
"""
