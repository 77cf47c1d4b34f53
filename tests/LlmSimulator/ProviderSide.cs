using System.Text.Json.Serialization;

namespace Maru.LlmSimulator;

/// <summary>Which vendor's wire a request spoke, told by its path.</summary>
public enum ProviderSide
{
    [JsonStringEnumMemberName("openai")]
    OpenAi,
    Gemini,
    Anthropic,
    Unknown,
}
