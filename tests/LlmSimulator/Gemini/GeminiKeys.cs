using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

internal static class GeminiKeys
{
    /// <summary>A refusal of the key, else one the plan asks for, else null.</summary>
    public static Answer? Check(Exchange x, bool anyKey)
    {
        // The vendor would take it, but a key in a URL ends in logs; here it fails so that nobody relies on it.
        if (x.Http.Request.Query.ContainsKey("key"))
        {
            return GeminiErrors.Invalid("The simulator takes keys in the x-goog-api-key header only.");
        }

        if (anyKey)
        {
            return GeminiErrors.Planned(x.Plan);
        }

        var key = x.Request.Key;
        if (string.IsNullOrEmpty(key))
        {
            return GeminiErrors.Make(403, "Method doesn't allow unregistered callers. Please use an API key.");
        }

        return key switch
        {
            _ when Is(key, "AIzaBad") => GeminiErrors.BadKey(),
            _ when Is(key, "AIzaForbidden") => GeminiErrors.Make(403, "The caller does not have permission."),
            _ when Is(key, "AIzaPoor") => GeminiErrors.Limited(x.Plan.RetryAfterSeconds ?? 20),
            _ => GeminiErrors.Planned(x.Plan),
        };
    }

    private static bool Is(string key, string start) => key.StartsWith(start, StringComparison.Ordinal);
}
