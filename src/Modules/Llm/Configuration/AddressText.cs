using System.Globalization;

namespace Maru.Modules.Llm.Configuration;

/// <summary>Reads the address of a URL's host when it is a literal, in the one form <see cref="Uri"/> has brought it to.</summary>
internal static class AddressText
{
    private const int Groups = 8;

    /// <summary>4 or 16 bytes; null when the host is a name.</summary>
    public static byte[]? Read(Uri uri) => uri.HostNameType switch
    {
        UriHostNameType.IPv4 => ReadV4(uri.Host),
        UriHostNameType.IPv6 => ReadV6(uri.Host.Trim('[', ']')) ?? [],
        _ => null,
    };

    private static byte[] ReadV4(string text) => [.. text.Split('.').Select(part => byte.Parse(part, CultureInfo.InvariantCulture))];

    // Anything unexpected gives no bytes at all, and no bytes are not allowed anywhere.
    private static byte[]? ReadV6(string text)
    {
        text = text.Split('%')[0];
        var halves = text.Split("::");
        if (halves.Length > 2 || ReadGroups(halves[0]) is not { } head || ReadGroups(halves.Length == 2 ? halves[1] : "") is not { } tail)
        {
            return null;
        }

        var gap = (Groups * 2) - head.Count - tail.Count;
        return gap < 0 || (halves.Length == 1 && gap != 0) ? null : [.. head, .. new byte[gap], .. tail];
    }

    private static List<byte>? ReadGroups(string text)
    {
        var bytes = new List<byte>();
        foreach (var group in text.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (group.Contains('.', StringComparison.Ordinal))
            {
                bytes.AddRange(ReadV4(group));
            }
            else if (ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.AddRange([(byte)(value >> 8), (byte)value]);
            }
            else
            {
                return null;
            }
        }

        return bytes;
    }
}
