using System.Security.Cryptography;
using System.Text;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// Names of tools and ids of calls as a vendor takes them. What does not fit becomes a function of itself, so that a call and its result
/// agree without anything being kept between requests; names are given back in the answer.
/// </summary>
/// <param name="longest">Letters of a name.</param>
/// <param name="longestId">Letters of an id.</param>
internal sealed class FittingNames(int longest, int longestId)
{
    private const int Kept = 48;
    private const int Digits = 8;

    private readonly Dictionary<string, string> _back = new(StringComparer.Ordinal);

    /// <summary>Whatever is sent fits.</summary>
    public static FittingNames Any { get; } = new(0, 0);

    /// <summary>The name to send.</summary>
    public string Of(string name)
    {
        var fitting = Fit(name, longest, "");
        if (fitting != name)
        {
            _back[fitting] = name;
        }

        return fitting;
    }

    /// <summary>The client's own name again.</summary>
    public string Back(string name) => _back.GetValueOrDefault(name, name);

    /// <summary>The id to send.</summary>
    public string OfId(string id) => Fit(id, longestId, "call_");

    private static string Fit(string text, int most, string head)
    {
        if (most == 0 || (text.Length > 0 && text.Length <= most && text.All(IsAllowed)))
        {
            return text;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
        var room = Math.Min(Kept, most - head.Length - Digits - 1);
        return $"{head}{string.Concat(text.Where(IsAllowed).Take(room))}_{hash}";
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
