using Maru.Rhai.Running;

namespace Maru.Rhai.Operations;

/// <summary>Checked arithmetic of integers; shifts are the exception and never fail.</summary>
internal static class IntegerMath
{
    public static RhaiException Overflow(string what, string op, long a, long b) => RhaiFaults.Arithmetic($"{what} overflow: {a} {op} {b}");

    public static long Add(long a, long b)
    {
        var sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) < 0 ? throw Overflow("Addition", "+", a, b) : sum;
    }

    public static long Subtract(long a, long b)
    {
        var difference = unchecked(a - b);
        return ((a ^ b) & (a ^ difference)) < 0 ? throw Overflow("Subtraction", "-", a, b) : difference;
    }

    public static long Multiply(long a, long b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high != low >> 63 ? throw Overflow("Multiplication", "*", a, b) : low;
    }

    public static bool ProductOverflows(long a, long b) => Math.BigMul(a, b, out var low) != low >> 63;

    public static long Divide(long a, long b)
    {
        if (b == 0)
        {
            throw RhaiFaults.Arithmetic($"Division by zero: {a} / {b}");
        }

        return b == -1 && a == long.MinValue ? throw Overflow("Division", "/", a, b) : a / b;
    }

    public static long Modulo(long a, long b) =>
        b == 0 || (b == -1 && a == long.MinValue) ? throw RhaiFaults.Arithmetic($"Modulo division by zero or overflow: {a} % {b}") : a % b;

    public static long Power(long a, long b)
    {
        if (b < 0)
        {
            throw RhaiFaults.Arithmetic($"Integer raised to a negative power: {a} ** {b}");
        }

        if (a is 0 or 1)
        {
            return b == 0 ? 1 : a;
        }

        if (a == -1)
        {
            return (b & 1) == 0 ? 1 : -1;
        }

        var result = 1L;
        for (var i = 0L; i < b; i++)
        {
            var high = Math.BigMul(result, a, out result);
            if (high != result >> 63)
            {
                throw Overflow("Exponential", "**", a, b);
            }
        }

        return result;
    }

    public static long Negate(long a) => a == long.MinValue ? throw RhaiFaults.Arithmetic($"Negation overflow: -{a}") : -a;

    /// <summary>A count of 64 or more leaves nothing; a negative one shifts the other way.</summary>
    public static long ShiftLeft(long a, long count) => count switch
    {
        >= 64 => 0,
        >= 0 => a << (int)count,
        long.MinValue => ShiftRight(a, long.MaxValue),
        _ => ShiftRight(a, -count),
    };

    /// <summary>A count of 64 or more leaves only the sign.</summary>
    public static long ShiftRight(long a, long count) => count switch
    {
        >= 64 => a < 0 ? -1 : 0,
        >= 0 => a >> (int)count,
        long.MinValue => 0,
        _ => ShiftLeft(a, -count),
    };
}
