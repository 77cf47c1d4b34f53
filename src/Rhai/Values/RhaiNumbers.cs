using System.Globalization;

namespace Maru.Rhai.Values;

/// <summary>How floats are written.</summary>
internal static class RhaiNumbers
{
    // The upper limit is compared after rounding to 32 bits, so 1e13 itself is already written with an exponent.
    private const double Largest = (float)1e13;
    private const double Smallest = (float)1e-13;

    // Where both are written without an exponent, the platform's shortest form equals ours except for a missing fraction.
    private const double PlainUpTo = 1e12;
    private const double PlainFrom = 1e-4;
    private const double WholeUpTo = 1e16;
    private const int PlainRoom = 32;

    /// <summary>Writes a float of ordinary size; false if it needs an exponent, or if the span is too small.</summary>
    public static bool TryPrint(double value, Span<char> room, out int written)
    {
        written = 0;
        if (!(Math.Abs(value) is >= PlainFrom and <= PlainUpTo) || !value.TryFormat(room, out written, "R", CultureInfo.InvariantCulture)
            || written + 2 > room.Length)
        {
            return false;
        }

        if (room[..written].Contains('.'))
        {
            return true;
        }

        (room[written], room[written + 1]) = ('.', '0');
        written += 2;
        return true;
    }

    public static string Print(double value) => value == 0 ? "0.0" : Print(value, Math.Abs(value) is > Largest or < Smallest);

    /// <summary>As <c>debug</c> shows it, and inside containers: exact numbers up to their last whole one, and the sign of zero.</summary>
    public static string Debug(double value) => value == 0 ? (double.IsNegative(value) ? "-0.0" : "0.0")
        : Print(value, Math.Abs(value) is >= WholeUpTo or < PlainFrom);

    private static string Print(double value, bool isExponential)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }

        Span<char> room = stackalloc char[PlainRoom];
        return TryPrint(value, room, out var written) ? new string(room[..written]) : isExponential ? Exponential(value) : Plain(value);
    }

    /// <summary>Shortest digits that read back as the same number, written out, with a fraction.</summary>
    public static string Plain(double value)
    {
        var (sign, digits, point) = Digits(value);
        if (point <= 0)
        {
            return $"{sign}0.{new string('0', -point)}{digits}";
        }

        return point >= digits.Length
            ? $"{sign}{digits}{new string('0', point - digits.Length)}.0"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    private static string Exponential(double value)
    {
        var (sign, digits, point) = Digits(value);
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{point - 1}");
    }

    /// <summary>
    /// The shortest digits that read back as the same number, without leading and trailing zeros, and the position of the decimal point.
    /// </summary>
    private static (string Sign, string Digits, int Point) Digits(double value)
    {
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = (pointAt < 0 ? mantissa.Length : pointAt) + exponent - (all.Length - digits.Length);
        return (value < 0 ? "-" : "", digits.TrimEnd('0'), point);
    }
}
