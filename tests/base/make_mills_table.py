#!/usr/bin/env python3
"""Prints sim/base/mills_table.hpp: Mills' ratio R(z) = P(Z > z) / density(z) of the normal law, for z >= 0.

With t = 4 / (4 + z) in (0, 1], R / t is smooth; on each of 64 equal pieces of t it is interpolated by a polynomial of
degree 7 in s = 128 t - (2 piece + 1), from -1 to 1, at (rounded) Chebyshev nodes. Python's decimal arithmetic only.
Renew with:  python3 tests/base/make_mills_table.py > sim/base/mills_table.hpp
"""
from decimal import Decimal, getcontext

getcontext().prec = 140
PIECES = 64
# cos((2k + 1) pi / 16), rounded so that the table does not depend on anybody's cosine
NODES = [Decimal(n) for n in ("0.980785", "0.83147", "0.55557", "0.19509", "-0.19509", "-0.55557", "-0.83147", "-0.980785")]
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798")


def mills(z):
    if z > 14:  # continued fraction 1 / (z + 1 / (z + 2 / (z + ...
        value = z
        for k in range(300, 0, -1):
            value = z + k / value
        return 1 / value
    term, total, k = z, z, 1  # (1/2 - density (z + z^3/3 + z^5/15 + ...)) / density
    while abs(term) > abs(total) * Decimal(10) ** -130:
        k += 2
        term = term * z * z / k
        total += term
    return (2 * PI).sqrt() / 2 * (z * z / 2).exp() - total


def polynomial(piece):
    """Coefficients in s, lowest first, through the nodes (Newton's divided differences, then expanded)."""
    values = []
    for s in NODES:
        t = (s + 2 * piece + 1) / (2 * PIECES)
        values.append(mills(4 / t - 4) / t)
    for level in range(1, len(NODES)):
        for i in range(len(NODES) - 1, level - 1, -1):
            values[i] = (values[i] - values[i - 1]) / (NODES[i] - NODES[i - level])
    result = [Decimal(0)] * len(NODES)
    for node, value in zip(reversed(NODES), reversed(values)):
        shifted = [Decimal(0)] + result[:-1]
        result = [up - node * here for up, here in zip(shifted, result)]
        result[0] += value
    return [float(c) for c in result]


def main():
    print("#pragma once")
    print("// Written by tests/base/make_mills_table.py; change that and run it again, never this file.")
    print("\nnamespace stegvis::base::tables {\n")
    print("/// R(z) / t by powers of s, lowest first; t = 4 / (4 + z), s = 128 t - (2 piece + 1).")
    print(f"inline constexpr double mills_pieces[{PIECES}][{len(NODES)}] = {{")
    for piece in range(PIECES):
        print("    {" + ", ".join(c.hex() for c in polynomial(piece)) + "},")
    print("};\n\n}  // namespace stegvis::base::tables")


if __name__ == "__main__":
    main()
