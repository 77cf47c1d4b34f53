using System.Text.RegularExpressions;

namespace Maru.Composer.Schema;

/// <summary>The regular expressions of one schema, each built once. One that is invalid, too large or too slow matches nothing.</summary>
internal sealed class SchemaPatterns(Allowance allowance)
{
    private const int LongestPattern = 1000;
    private const int LargestPattern = 5000;
    private const int StepsToBuild = 50_000;
    private const int StepsPerSize = 500;
    private const int SizePerStep = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, Regex?> _built = new(StringComparer.Ordinal);

    /// <summary>Whether a text matches; the text is charged before it is read.</summary>
    public bool Fits(string pattern, string text)
    {
        if (pattern.Length > LongestPattern || PatternSize.Of(pattern) is var size && size > LargestPattern)
        {
            return false;
        }

        if (!_built.TryGetValue(pattern, out var regex))
        {
            allowance.Work(StepsToBuild + (StepsPerSize * size));
            _built[pattern] = regex = Build(pattern);
        }

        if (regex is null)
        {
            return false;
        }

        allowance.Work(1 + text.Length + (text.Length * size / SizePerStep));
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            _built[pattern] = null;
            return false;
        }
    }

    private static Regex? Build(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
