using Maru.Kernel;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm;

/// <summary>Reads what requests of this module share.</summary>
internal static class Sent
{
    /// <summary>Who is asking. The access guard has let nobody pass without.</summary>
    public static string Actor(this HttpContext http) => http.Features.Get<CurrentUser>()!.Id;

    public static Outcome<Contracts.Llm.Provider> Provider(string? name) =>
        WireName<Contracts.Llm.Provider>.TryParse(name, out var provider)
            ? provider
            : LlmFailures.UnknownProvider.At("provider", "One of openai, gemini, openai_compatible, builtin.");

    /// <summary>An optional filter; null means all.</summary>
    public static Outcome<Contracts.Llm.Provider?> Filter(string? name)
    {
        if (name is null)
        {
            return (Contracts.Llm.Provider?)null;
        }

        var provider = Provider(name);
        return provider.Failed(out var failure) ? failure : (Contracts.Llm.Provider?)provider.Value;
    }
}
