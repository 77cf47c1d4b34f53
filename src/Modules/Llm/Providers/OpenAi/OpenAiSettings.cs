using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Section <c>Llm:Providers:openai</c>: how OpenAI is reached.</summary>
internal sealed class OpenAiSettings : ISettings
{
    /// <summary>Where its API is, for keys that name no base URL of their own.</summary>
    [RetiredKey("Llm:Upstream:OpenAi")]
    public Uri Address { get; init; } = new("https://api.openai.com/v1/");

    /// <summary>The model a connection test asks.</summary>
    [RetiredKey("Llm:OpenAiProbeModel")]
    public string ProbeModel { get; init; } = "gpt-4o-mini";
}
