using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Modules.Llm;

/// <summary>Section <c>Llm</c>: keys, models and tests of connections.</summary>
internal sealed class LlmSettings : ISettings
{
    /// <summary>Whether a key of the environment serves a provider without a stored one.</summary>
    public bool EnvFallback { get; init; } = true;

    /// <summary>Whether a base URL may lead into a private network or to this machine, as a local Ollama needs it.</summary>
    public bool AllowPrivateUpstreams { get; init; } = true;

    /// <summary><c>provider/model</c>, used while nothing is selected and no default is set.</summary>
    [SecondKey("Llm:DEFAULT_MODEL")]
    public string? DefaultModel { get; init; }

    /// <summary>A file that takes the place of the built-in catalogue of known models.</summary>
    public string? CatalogueFile { get; init; }

    /// <summary>How long a connection test may take.</summary>
    [Between("1s", "10m")]
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) =>
        Configuration.Catalogue.CatalogueFile.FaultOf(CatalogueFile) is { } fault ? [fault] : [];
}
