using System.Text;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Reads the tier an answer says it was charged at.</summary>
internal static class ServiceTiers
{
    private const int Longest = 32;

    private static readonly string[] Known = ["default", "flex", "priority", "scale", "batch", "auto"];

    /// <summary>The last tier named in a piece of JSON; null when there is none that there can be a price for.</summary>
    public static string? Find(ReadOnlySpan<byte> json)
    {
        var at = json.LastIndexOf("\"service_tier\""u8);
        if (at < 0)
        {
            return null;
        }

        var value = json[(at + "\"service_tier\""u8.Length)..].TrimStart(" :\t\r\n"u8);
        var end = value.StartsWith("\""u8) ? value[1..].IndexOf((byte)'"') : -1;
        if (end is < 1 or > Longest)
        {
            return null;
        }

        value = value.Slice(1, end);
        foreach (var known in Known)
        {
            if (Ascii.Equals(value, known))
            {
                return known;
            }
        }

        return value.IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0 ? Encoding.ASCII.GetString(value) : null;
    }
}
