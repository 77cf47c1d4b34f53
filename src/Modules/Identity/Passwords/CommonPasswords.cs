using System.Text;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Common passwords: a list in one block of memory, loaded at first use and searched by bisection. Thread safe.
/// </summary>
internal static class CommonPasswords
{
    private const int Longest = 128;

    private static readonly Lazy<byte[]> Lines = new(Read);

    /// <summary>Whether the text, in lower case, is on the list.</summary>
    public static bool Has(ReadOnlySpan<char> text)
    {
        Span<byte> sought = stackalloc byte[Longest * 3];
        return text.Length <= Longest && Find(Lines.Value, sought[..Encoding.UTF8.GetBytes(text, sought)]);
    }

    // Searches between line breaks; low and high are always at the beginning of a line.
    private static bool Find(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> sought)
    {
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var start = lines[low..middle].LastIndexOf((byte)'\n') is var at and >= 0 ? low + at + 1 : low;
            var length = lines[start..].IndexOf((byte)'\n');
            switch (lines.Slice(start, length).SequenceCompareTo(sought))
            {
                case 0: return true;
                case < 0: low = start + length + 1; break;
                default: high = start; break;
            }
        }

        return false;
    }

    private static byte[] Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Maru.Modules.Identity.Words.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not in the assembly.");
        var lines = new byte[stream.Length];
        stream.ReadExactly(lines);
        return lines;
    }
}
