using Maru.Kernel;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Rules for what stands beside a key.</summary>
internal static class KeyRules
{
    private const int LongestName = 100;
    private const int HighestPriority = 1000;

    public static Outcome<string> Name(string? text)
    {
        var name = text?.Trim() ?? "";
        return name.Length <= LongestName && !name.Any(char.IsControl)
            ? name
            : LlmFailures.InvalidName.At("name", "At most 100 characters, no control characters.");
    }

    public static Outcome<int> Priority(int priority) =>
        priority is >= -HighestPriority and <= HighestPriority
            ? priority
            : LlmFailures.InvalidPriority.At("priority", "From -1000 to 1000.");

    /// <summary>The address in the form it is stored; null where the vendor's own serves.</summary>
    public static Outcome<string?> BaseUrl(ProviderProfile profile, string? text, bool allowPrivate)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            var url = OutgoingUrl.Parse(text, allowPrivate);
            return url.Failed(out var failure) ? failure : url.Value.AbsoluteUri;
        }

        return profile.NeedsBaseUrl
            ? LlmFailures.InvalidBaseUrl.At("base_url", $"Required for {profile.Name}, for instance http://localhost:11434/v1/.")
            : (string?)null;
    }

    /// <summary>Which of a provider's keys serves: highest priority, then newest, then highest id. Inactive ones never do.</summary>
    public static ApiKey? Serving(IEnumerable<ApiKey> ofOneProvider) => ofOneProvider
        .Where(k => k.IsActive)
        .OrderByDescending(k => k.Priority)
        .ThenByDescending(k => k.CreatedAt)
        .ThenByDescending(k => k.Id, StringComparer.Ordinal)
        .FirstOrDefault();
}
