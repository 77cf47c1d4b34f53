using System.Globalization;
using Maru.Modules.Llm.Budgets.Limits;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// What is left of a key's minute, in the headers by which OpenAI's clients pace themselves: three for each limit that the key has.
/// </summary>
internal static class RateHeaders
{
    /// <summary>Their names, for browsers, which show a page only the headers that are named to them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
        "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens",
    ];

    /// <summary>Those of the limits that the key has.</summary>
    public static IEnumerable<(string Name, string Value)> Of(LimitDecision limits)
    {
        if (limits.RequestLimit is { } requests)
        {
            yield return ("x-ratelimit-limit-requests", Text(requests));
            yield return ("x-ratelimit-remaining-requests", Text(limits.RequestsRemaining));
            yield return ("x-ratelimit-reset-requests", Span(limits.RequestsReset));
        }

        if (limits.TokenLimit is { } tokens)
        {
            yield return ("x-ratelimit-limit-tokens", Text(tokens));
            yield return ("x-ratelimit-remaining-tokens", Text(limits.TokensRemaining));
            yield return ("x-ratelimit-reset-tokens", Span(limits.TokensReset));
        }
    }

    /// <summary>
    /// A span as OpenAI writes it: <c>120ms</c>, <c>1s</c>, <c>7.66s</c>, <c>6m0s</c>. Rounded up, so that waiting so long is enough.
    /// </summary>
    public static string Span(TimeSpan span)
    {
        var milliseconds = (long)Math.Ceiling(Math.Max(0, span.TotalMilliseconds));
        var (minutes, rest) = Math.DivRem(milliseconds, 60_000);
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{rest / 1000m:0.###}s");
        return milliseconds is > 0 and < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms")
            : minutes == 0 ? seconds
            : minutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60}m{seconds}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
