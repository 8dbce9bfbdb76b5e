/*
 * c-example: three small measurements of one processor core and its memory, in C99.
 *
 * Each one repeats its work for at least MIN_SECONDS of wall-clock time, after one pass that is not counted, and checks
 * its result, so that no compiler can leave the work out. A line for each goes to standard output: name.unit=value
 *
 *   matrix_multiply  product of two square matrices of doubles that fit into the cache; 2 n^3 operations
 *   prime_sieve      sieve of Eratosthenes; numbers examined
 *   memory_triad     a[i] = b[i] + s * c[i] over arrays larger than most caches; 24 bytes per element are counted,
 *                    as the STREAM benchmark does: what a cache reads before it writes is not
 */
#define _POSIX_C_SOURCE 199309L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MIN_SECONDS 0.1
#define MATRIX 256
#define SIEVE 2000000
#define PRIMES_BELOW_SIEVE 148933
#define TRIAD (4 * 1024 * 1024)

#ifdef _WIN32
#include <windows.h>

static double now(void)
{
    LARGE_INTEGER ticks, per_second;
    QueryPerformanceCounter(&ticks);
    QueryPerformanceFrequency(&per_second);
    return (double)ticks.QuadPart / (double)per_second.QuadPart;
}
#else
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}
#endif

/* One pass of a measurement: the amount of work done, or a negative number when the result is wrong. */
typedef double pass_function(void);

static double multiply_matrices(void)
{
    static double a[MATRIX][MATRIX], b[MATRIX][MATRIX], c[MATRIX][MATRIX];
    double expected = 0, sum = 0;

    /* Small integers, whose sums doubles hold exactly. */
    for (int i = 0; i < MATRIX; i++)
        for (int j = 0; j < MATRIX; j++) {
            a[i][j] = (i + j) % 7;
            b[i][j] = (i * 3 + j) % 5;
            c[i][j] = 0;
        }

    for (int i = 0; i < MATRIX; i++)
        for (int k = 0; k < MATRIX; k++)
            for (int j = 0; j < MATRIX; j++)
                c[i][j] += a[i][k] * b[k][j];

    /* The sum of all elements of the product follows from sums of columns and rows. */
    for (int k = 0; k < MATRIX; k++) {
        double column = 0, row = 0;
        for (int i = 0; i < MATRIX; i++) {
            column += a[i][k];
            row += b[k][i];
            sum += c[i][k];
        }
        expected += column * row;
    }
    return sum == expected ? 2.0 * MATRIX * MATRIX * MATRIX : -1;
}

static double sieve_primes(void)
{
    static char composite[SIEVE];
    int primes = 0;

    memset(composite, 0, sizeof composite);
    for (int i = 2; i < SIEVE; i++) {
        if (composite[i])
            continue;
        primes++;
        for (long long multiple = (long long)i * i; multiple < SIEVE; multiple += i)
            composite[multiple] = 1;
    }
    return primes == PRIMES_BELOW_SIEVE ? SIEVE : -1;
}

static double run_triad(void)
{
    static double *a, *b, *c;

    if (!a) {
        a = malloc(3 * sizeof *a * TRIAD);
        if (!a) {
            fprintf(stderr, "c-example: no %d MiB of memory for memory_triad\n", (int)(3 * sizeof *a * TRIAD >> 20));
            exit(1);
        }
        b = a + TRIAD;
        c = b + TRIAD;
        for (int i = 0; i < TRIAD; i++) {
            b[i] = i % 100;
            c[i] = i % 10;
        }
    }

    for (int i = 0; i < TRIAD; i++)
        a[i] = b[i] + 3 * c[i];

    for (int i = 0; i < TRIAD; i += TRIAD / 16)
        if (a[i] != i % 100 + 3 * (i % 10))
            return -1;
    return 3.0 * sizeof *a * TRIAD;
}

static int measure(const char *name, const char *unit, double per_unit, pass_function *pass)
{
    double work = 0, start, seconds;

    if (pass() < 0) {
        fprintf(stderr, "c-example: the result of %s is wrong\n", name);
        return 0;
    }

    start = now();
    do {
        work += pass();
        seconds = now() - start;
    } while (seconds < MIN_SECONDS);

    printf("%s.%s=%.3f\n", name, unit, work / seconds / per_unit);
    return 1;
}

int main(void)
{
    int ok = measure("matrix_multiply", "GFLOP/s", 1e9, multiply_matrices);
    ok &= measure("prime_sieve", "Mnumbers/s", 1e6, sieve_primes);
    ok &= measure("memory_triad", "GB/s", 1e9, run_triad);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
