namespace Maru.Contracts.Llm;

/// <summary>Who answers.</summary>
public enum Provider
{
    /// <summary>OpenAI's API.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("openai")]
    OpenAi,

    /// <summary>Google's Gemini API, spoken natively.</summary>
    Gemini,

    /// <summary>Any server that speaks OpenAI's API: Ollama, vLLM, llama.cpp …</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("openai_compatible")]
    OpenAiCompatible,

    /// <summary>This server itself: deterministic, labelled, no network.</summary>
    Builtin,

    /// <summary>Anthropic's Messages API, spoken natively.</summary>
    Anthropic,
}
