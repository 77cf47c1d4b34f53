namespace Maru.Modules.Llm.Prices;

/// <summary>Model names with <c>*</c> (any text) and <c>?</c> (one character).</summary>
internal static class ModelGlob
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].IndexOfAnyExcept('*') < 0;
    }

    /// <summary>How closely a pattern names a model: letters that must match, and a little more for an exact name.</summary>
    public static int Closeness(string pattern)
    {
        var wild = pattern.AsSpan().Count('*') + pattern.AsSpan().Count('?');
        return ((pattern.Length - wild) * 2) + (wild == 0 ? 1 : 0);
    }
}
