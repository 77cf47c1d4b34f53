namespace Maru.Platform.Settings;

/// <summary>Finds the key that was probably meant by a misspelt one.</summary>
internal static class NearestKey
{
    /// <summary>
    /// The known key nearest to <paramref name="key"/>; null if more than half of the letters of its last word would have to change.
    /// </summary>
    public static string? Of(string key, IEnumerable<string> known)
    {
        var most = (key.Length - key.LastIndexOf(':') - 1) / 2;
        return known.Where(candidate => !candidate.Equals(key, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => (Key: candidate, Distance: StartsAlike(key, candidate) ? 1 : Distance(key, candidate)))
            .Where(near => near.Distance <= most).OrderBy(near => near.Distance).ThenBy(near => near.Key, StringComparer.Ordinal)
            .Select(near => near.Key).FirstOrDefault();
    }

    // For example Work:LeaseSeconds and Work:Lease, although many letters differ.
    private static bool StartsAlike(string key, string candidate) =>
        candidate.Contains(':', StringComparison.Ordinal) && key.StartsWith(candidate, StringComparison.OrdinalIgnoreCase)
        && char.IsLetterOrDigit(key, candidate.Length);

    // Levenshtein's.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
