using Maru.Kernel;

namespace Maru.Modules.Llm;

/// <summary>A provider named in a request.</summary>
internal static class ProviderParameter
{
    public static Outcome<Contracts.Llm.Provider> Of(string? name) =>
        WireName<Contracts.Llm.Provider>.TryParse(name, out var provider)
            ? provider
            : LlmFailures.UnknownProvider.At("provider", $"One of {string.Join(", ", WireName<Contracts.Llm.Provider>.All)}.");

    /// <summary>An optional filter; null means all.</summary>
    public static Outcome<Contracts.Llm.Provider?> Filter(string? name)
    {
        if (name is null)
        {
            return (Contracts.Llm.Provider?)null;
        }

        var provider = Of(name);
        return provider.Failed(out var failure) ? failure : (Contracts.Llm.Provider?)provider.Value;
    }
}
