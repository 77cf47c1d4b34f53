using System.Globalization;

namespace Maru.ScriptSpeed;

/// <summary>The classics in typed C#.</summary>
internal static class Classics
{
    private const int Limit = 1_000_000;
    private const int Size = 50;
    private const int Keys = 160_000;

    public static string Loop()
    {
        long x = Limit;
        while (x > 0)
        {
            x -= 1;
        }

        return Text(x);
    }

    public static string Fibonacci()
    {
        long last = 0;
        for (var i = 0; i < 5; i++)
        {
            last = Fib(28);
        }

        return Text(last);
    }

    public static string Sieve()
    {
        var sieve = new bool[Limit + 1];
        Array.Fill(sieve, true);
        sieve[0] = sieve[1] = false;
        for (var n = 2; n * n <= Limit; n++)
        {
            for (var m = n * n; sieve[n] && m <= Limit; m += n)
            {
                sieve[m] = false;
            }
        }

        return Text(sieve.LongCount(prime => prime));
    }

    public static string Matrix()
    {
        var (a, b) = (new double[Size, Size], new double[Size, Size]);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                (a[i, j], b[i, j]) = (((i * Size) + j) * 0.5, (i - j) * 0.25);
            }
        }

        var trace = 0.0;
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < Size; k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                trace += i == j ? sum : 0;
            }
        }

        return trace.ToString("0.0###", CultureInfo.InvariantCulture);
    }

    public static string Map()
    {
        var map = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < Keys; i++)
        {
            map[$"key{i}"] = i;
        }

        long sum = 0;
        for (var i = 0; i < Keys; i++)
        {
            sum += map[$"key{i}"];
        }

        return Text(sum + map.Count);
    }

    private static long Fib(long n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
