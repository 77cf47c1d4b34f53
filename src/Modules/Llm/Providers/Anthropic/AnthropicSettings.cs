using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Section <c>Llm:Providers:anthropic</c>: how Anthropic is reached.</summary>
internal sealed class AnthropicSettings : ISettings
{
    /// <summary>Where its API is, for keys that name no base URL of their own.</summary>
    public Uri Address { get; init; } = new("https://api.anthropic.com/v1/");

    /// <summary>The model a connection test asks.</summary>
    public string ProbeModel { get; init; } = "claude-haiku-5-5";
}
