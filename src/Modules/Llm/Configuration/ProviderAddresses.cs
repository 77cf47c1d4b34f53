using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Configuration;

/// <summary>Where each provider is when its key does not say otherwise. Every address ends with a slash.</summary>
internal sealed class ProviderAddresses(Uri openAi, Uri gemini)
{
    // Nobody calls it: builtin has no network, and a compatible server without an address has no usable key.
    private static readonly Uri Nowhere = new("maru://builtin/");

    public Uri Of(Provider provider, string? own) => own is not null ? WithSlash(new Uri(own)) : provider switch
    {
        Provider.OpenAi => WithSlash(openAi),
        Provider.Gemini => WithSlash(gemini),
        Provider.OpenAiCompatible or Provider.Builtin => Nowhere,
    };

    /// <summary>Whether a key sent to the one address goes to the same server at the other: scheme, host and port.</summary>
    public bool IsSameHost(Provider provider, string? one, string? other) => Uri.Compare(
        Of(provider, one), Of(provider, other), UriComponents.SchemeAndServer, UriFormat.UriEscaped,
        StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri WithSlash(Uri uri) => uri.AbsoluteUri.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
}
