using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Domain;

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

    private static Uri WithSlash(Uri uri) => uri.AbsoluteUri.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
}
