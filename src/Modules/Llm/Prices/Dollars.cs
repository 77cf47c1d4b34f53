using System.Globalization;

namespace Maru.Modules.Llm.Prices;

/// <summary>US dollars as decimal strings, between the wire and the micros that are stored.</summary>
internal static class Dollars
{
    private const decimal Micro = 0.000001m;

    public static string Of(long micros) => (micros * Micro).ToString("0.######", CultureInfo.InvariantCulture);

    public static string? Of(long? micros) => micros is { } known ? Of(known) : null;

    /// <summary>Exact parse: no sign, no exponent, no more than six decimals.</summary>
    public static bool TryParse(string? text, out long micros)
    {
        micros = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars)
            || dollars > 1_000_000_000m || decimal.Round(dollars, 6) != dollars)
        {
            return false;
        }

        micros = (long)(dollars / Micro);
        return true;
    }
}
