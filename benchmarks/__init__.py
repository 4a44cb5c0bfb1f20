"""Benchmarks: how fast reading is, that no input makes it slow, and that no input makes it fall.

`python -m benchmarks` prints the speeds, `python -m benchmarks.adversarial` the time per byte of growing inputs,
`python -m benchmarks.fuzz --seconds 3600` reads random texts. Nothing here is asserted in the tests by the clock.
"""
