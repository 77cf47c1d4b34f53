namespace Maru.Modules.Llm;

/// <summary>Section <c>Llm</c>.</summary>
internal sealed class LlmSettings
{
    /// <summary>Whether a key of the environment serves a provider without a stored one.</summary>
    public bool EnvFallback { get; set; } = true;

    /// <summary>Whether a base_url may lead into a private network or to this machine, as a local Ollama needs it.</summary>
    public bool AllowPrivateUpstreams { get; set; } = true;

    /// <summary><c>provider/model</c>, used while nothing is selected and no default is set.</summary>
    public string? DefaultModel { get; set; }

    /// <summary>A file that takes the place of the built-in catalogue of known models.</summary>
    public string? CatalogueFile { get; set; }

    /// <summary>The model a connection test of OpenAI asks.</summary>
    public string OpenAiProbeModel { get; set; } = "gpt-4o-mini";

    /// <summary>The model a connection test of Gemini asks.</summary>
    public string GeminiProbeModel { get; set; } = "gemini-3.1-flash-lite";

    /// <summary>How long a connection test may take.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
