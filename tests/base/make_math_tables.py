#!/usr/bin/env python3
"""Prints sim/base/math_tables.hpp: the constants behind base::log, exp and pow, to 60 digits and rounded once.

Renew with:  python3 tests/base/make_math_tables.py > sim/base/math_tables.hpp
Only Python's own decimal arithmetic is used, so no mathematical library of any machine enters the results.
"""
import struct
from decimal import Decimal, ROUND_HALF_EVEN, getcontext

getcontext().prec = 60
STEPS = 128
LOWEST = 0x3FE6000000000000  # 0.6875: the mantissa range [0.6875, 1.375) has 1 at a step's edge


def from_bits(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def to_bits(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def coarse(value, bits):
    """value rounded to a whole multiple of 2^-bits."""
    unit = Decimal(2) ** bits
    return (value * unit).to_integral_value(ROUND_HALF_EVEN) / unit


def split(value):
    """(high, low): high is a multiple of 2^-42, so that k ln 2 + high is exact; low is what remains."""
    high = coarse(value, 42)
    return float(high), float(value - high)


def log_row(i):
    """A short reciprocal of the middle of step i, and minus its logarithm."""
    edges = [Decimal(from_bits(LOWEST + ((i + j) << 45))) for j in (0, 1)]
    beside_one = Decimal(1) in edges  # there the logarithm is small: its first digits must come from r alone
    inverse = Decimal(1) if beside_one else coarse(2 / (edges[0] + edges[1]), 9)
    high, low = split(-inverse.ln())
    return f"    {{{float(inverse).hex()}, {high.hex()}, {low.hex()}}},"


def exp_row(i):
    """2^(i/128) = value (1 + tail); the bits have i/128 of an exponent step taken off beforehand."""
    exact = (Decimal(i) / STEPS * Decimal(2).ln()).exp()
    value = float(exact)
    tail = float(exact / Decimal(value) - 1)
    return f"    {{{tail.hex()}, 0x{(to_bits(value) - (i << 45)) % 2**64:016x}}},"


def main():
    ln2 = Decimal(2).ln()
    ln2_high, ln2_low = split(ln2)
    step = ln2 / STEPS
    # 33 bits after the point's first: times a whole number below 2^18 it stays exact.
    step_high = coarse(step, 41)
    print("#pragma once")
    print("// Written by tests/base/make_math_tables.py; change that and run it again, never this file.")
    print("\n#include <cstdint>\n\nnamespace stegvis::base::tables {\n")
    print(f"inline constexpr double ln2_high = {ln2_high.hex()};")
    print(f"inline constexpr double ln2_low = {ln2_low.hex()};")
    print(f"inline constexpr double steps_per_ln2 = {float(1 / step).hex()};")
    print(f"inline constexpr double step_high = {float(step_high).hex()};")
    print(f"inline constexpr double step_low = {float(step - step_high).hex()};")
    print("\n/// One of 128 steps of the mantissa over [0.6875, 1.375): -log(inverse) = log_high + log_low.")
    print("struct LogStep {\n  double inverse;\n  double log_high;\n  double log_low;\n};")
    print("inline constexpr LogStep log_steps[128] = {")
    print("\n".join(log_row(i) for i in range(STEPS)))
    print("};\n\n/// 2^(i/128) = double(bits + (i << 45)) (1 + tail).")
    print("struct ExpStep {\n  double tail;\n  std::uint64_t bits;\n};")
    print("inline constexpr ExpStep exp_steps[128] = {")
    print("\n".join(exp_row(i) for i in range(STEPS)))
    print("};\n\n}  // namespace stegvis::base::tables")


if __name__ == "__main__":
    main()
