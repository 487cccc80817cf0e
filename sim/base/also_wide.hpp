#pragma once

/// \file
/// One function for every processor and one for those with AVX-512, chosen when the program starts; both are
/// made of the same IEEE operations in the same order. Not where a sanitiser looks in, which is not yet awake
/// when the choice is made.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define STEGVIS_ALSO_WIDE [[gnu::target_clones("default", "arch=x86-64-v4")]]
#else
#define STEGVIS_ALSO_WIDE
#endif
