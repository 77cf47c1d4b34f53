using System.Buffers;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Headers of Anthropic's own clients, which say in what version of the API they speak.</summary>
/// <param name="Version">Null for ours.</param>
/// <param name="Betas">What they want that is not in it yet, with commas between; null for nothing.</param>
internal readonly record struct PassedHeaders(string? Version, string? Betas)
{
    public const string VersionName = "anthropic-version";
    public const string BetasName = "anthropic-beta";

    private const int Longest = 4096;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~, ");

    /// <summary>Reads both; an error names the one that cannot be passed on.</summary>
    public static GatewayError? Read(ProviderCall call, out PassedHeaders headers)
    {
        headers = new PassedHeaders(Said(call, VersionName), Said(call, BetasName));
        return Refusal(VersionName, headers.Version) ?? Refusal(BetasName, headers.Betas);
    }

    private static string? Said(ProviderCall call, string name) => call.Header(name) is { Length: > 0 } value ? value : null;

    private static GatewayError? Refusal(string name, string? value) =>
        value is null || (value.Length <= Longest && !value.AsSpan().ContainsAnyExcept(s_allowed)) ? null
        : GatewayError.Invalid("invalid_header", $"The header {name} holds words of letters, digits and dashes, 4 KiB at most.", name);
}
