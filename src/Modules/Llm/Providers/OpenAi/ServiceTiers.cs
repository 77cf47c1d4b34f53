using System.Text;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Reads the tier an answer says it was charged at.</summary>
internal static class ServiceTiers
{
    private static readonly string[] Known = ["default", "flex", "priority", "scale", "batch", "auto"];

    /// <summary>The tier of that name; null when there can be no price for it.</summary>
    public static string? Of(ReadOnlySpan<byte> name)
    {
        foreach (var known in Known)
        {
            if (Ascii.Equals(name, known))
            {
                return known;
            }
        }

        return name.IsEmpty || name.IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0 ? null : Encoding.ASCII.GetString(name);
    }
}
