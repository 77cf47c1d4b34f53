using System.Globalization;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Numbers read from text.</summary>
internal static class NumberText
{
    public static RhaiValue ParseInt(RhaiRun run, string text, long radix)
    {
        if (radix is < 2 or > 36)
        {
            throw RhaiFaults.Arithmetic($"Invalid radix: '{radix}'", run.CallPosition);
        }

        var digits = text.AsSpan().Trim();
        var negative = digits.StartsWith("-");
        digits = negative || digits.StartsWith("+") ? digits[1..] : digits;
        var value = (Int128)0;
        foreach (var unit in digits)
        {
            var digit = char.IsAsciiDigit(unit) ? unit - '0' : char.IsAsciiLetter(unit) ? (unit | 0x20) - 'a' + 10 : 99;
            value = digit < radix && value <= long.MaxValue ? (value * radix) + digit : throw Bad(run, "integer", text, "invalid digit found in string");
        }

        value = negative ? -value : value;
        return !digits.IsEmpty && value >= long.MinValue && value <= long.MaxValue ? (long)value : throw Bad(run, "integer", text, "number out of range");
    }

    public static RhaiValue ParseFloat(RhaiRun run, string text)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var trimmed = text.Trim();
        if (double.TryParse(trimmed, Styles, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        return trimmed.TrimStart('+', '-').ToLowerInvariant() switch
        {
            "inf" or "infinity" => trimmed[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            "nan" => double.NaN,
            _ => throw Bad(run, "floating-point", text, "invalid float literal"),
        };
    }

    private static RhaiException Bad(RhaiRun run, string what, string text, string why) =>
        RhaiFaults.Arithmetic($"Error parsing {what} number '{text}': {why}", run.CallPosition);
}
