/* Only preprocessed, never compiled: the one remaining line names the compiler. */
#if defined(__clang__)
cm_compiler clang __clang_major__ __clang_minor__ __clang_patchlevel__
#elif defined(__GNUC__)
cm_compiler gcc __GNUC__ __GNUC_MINOR__ __GNUC_PATCHLEVEL__
#elif defined(_MSC_VER)
cm_compiler msvc _MSC_VER
#endif
