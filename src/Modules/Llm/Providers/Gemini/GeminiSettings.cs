using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Section <c>Llm:Providers:gemini</c>: how Gemini is reached.</summary>
internal sealed class GeminiSettings : ISettings
{
    /// <summary>Where its API is, for keys that name no base URL of their own.</summary>
    [RetiredKey("Llm:Upstream:Gemini")]
    public Uri Address { get; init; } = new("https://generativelanguage.googleapis.com/v1beta/");

    /// <summary>The model a connection test asks.</summary>
    [RetiredKey("Llm:GeminiProbeModel")]
    public string ProbeModel { get; init; } = "gemini-3.1-flash-lite";
}
