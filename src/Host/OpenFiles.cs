using System.Globalization;

namespace Maru.Host;

/// <summary>
/// How many files the process may open. With too few not even the program's own parts can be loaded to say so, hence it is looked at first.
/// </summary>
internal static class OpenFiles
{
    private const int Fewest = 256;
    private const string Limits = "/proc/self/limits";

    /// <summary>The sentence when there are too few; null where that cannot be told.</summary>
    public static string? Refusal()
    {
        var lines = File.Exists(Limits) ? File.ReadLines(Limits) : [];
        if (lines.FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal)) is not { } line)
        {
            return null;
        }

        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 3 && int.TryParse(words[3], CultureInfo.InvariantCulture, out var limit) && limit < Fewest
            ? $"The server may open {limit} files only and needs {Fewest} or more. Raise the limit (ulimit -n, LimitNOFILE of systemd)."
            : null;
    }
}
