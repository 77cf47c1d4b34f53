using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Section <c>Llm:Gateway</c>: what <c>/v1</c> takes.</summary>
internal sealed class GatewaySettings : ISettings
{
    public const string AnyOrigin = "*";

    /// <summary>Largest request in bytes, pictures included, after it is unpacked.</summary>
    [Between(1, 1_073_741_824)]
    public int MaxRequestBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Largest form in bytes, files included: sound to be written down, pictures to be changed.</summary>
    [Between(1, 1_073_741_824)]
    public int MaxFormBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Web origins, exact, whose pages may call <c>/v1</c> from a browser, as <c>https://app.example</c>; <c>*</c> for every page. Such a
    /// page holds a client key, which everybody who sees the page can read: give it a limit.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Other names of models, for clients that insist on theirs, as <c>claude-*haiku*=text-small</c>; <c>*</c> stands for any text. A name
    /// that is known already keeps its meaning, and of several entries the first counts. Those without <c>*</c> are listed as models.
    /// </summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) =>
    [
        .. AllowedOrigins.Where(static entry => entry != AnyOrigin)
            .Select(static entry => WebOrigin.FaultOf("Llm:Gateway:AllowedOrigins", entry)).OfType<string>(),
        .. Aliases.Where(static entry => ModelAlias.Parse(entry) is null)
            .Select(static entry => $"Llm:Gateway:Aliases has '{entry}'. Write alias=name, such as claude-*haiku*=text-small."),
    ];
}
