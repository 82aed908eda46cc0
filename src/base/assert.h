// DAY_ASSERT: a statement about this program that must hold. No input, however hostile, may reach a false one.
#pragma once

#include <cstdio>
#include <cstdlib>

#define DAY_ASSERT(condition)                                                                        \
  do {                                                                                               \
    if (!(condition)) [[unlikely]] {                                                                 \
      std::fprintf(stderr, "daylight: internal error: %s:%d: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                                  \
    }                                                                                                \
  } while (false)
