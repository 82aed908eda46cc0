// A loop once more for processors that have AVX2 (and with it popcnt) besides what each x86-64 has. Which one runs is chosen when the program is loaded.
#pragma once

// Before a function: the compiler makes both of the one source, with all that is inlined into it, so that they cannot say different things; for other
// processors it makes one. Not under clang, which builds this for lint and fuzzing alone; not under ThreadSanitizer: what chooses runs before it is there, and
// ends the program.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define DAY_AVX2_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define DAY_AVX2_CLONES
#endif
