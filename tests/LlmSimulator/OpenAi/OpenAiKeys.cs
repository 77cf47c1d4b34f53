using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

internal static class OpenAiKeys
{
    /// <summary>A refusal of the key, else one the plan asks for, else null.</summary>
    public static Answer? Check(Exchange x, bool anyKey)
    {
        if (anyKey)
        {
            return OpenAiErrors.Planned(x.Plan);
        }

        var key = x.Request.Key;
        if (string.IsNullOrEmpty(key))
        {
            return OpenAiErrors.Invalid("No API key was given; send it as Authorization: Bearer KEY.", status: 401);
        }

        return key switch
        {
            // The vendor shows parts of the key it refuses, and so must we: a server that passes this on leaks them.
            _ when Is(key, "sk-bad") => OpenAiErrors.Invalid($"Incorrect API key provided: {Masked(key)}.", null, "invalid_api_key", 401),
            _ when Is(key, "sk-forbidden") =>
                OpenAiErrors.Make(403, "Country, region, or territory not supported", "request_forbidden", null, "unsupported_country_region_territory"),
            _ when Is(key, "sk-poor") => OpenAiErrors.NoQuota(),
            _ when Is(key, "sk-limited") => OpenAiErrors.Limited(x.Plan.RetryAfterSeconds ?? 1),
            _ => OpenAiErrors.Planned(x.Plan),
        };
    }

    private static bool Is(string key, string start) => key.StartsWith(start, StringComparison.Ordinal);

    private static string Masked(string key) =>
        key.Length <= 12 ? key : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
