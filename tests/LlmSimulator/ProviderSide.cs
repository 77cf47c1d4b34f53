namespace Maru.LlmSimulator;

/// <summary>Which vendor's wire a request spoke, told by its path.</summary>
public enum ProviderSide
{
    OpenAi,
    Gemini,
    Unknown,
}
