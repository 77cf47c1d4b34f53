using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Gemini's many ends in OpenAI's four words; strict clients know no others.</summary>
internal static class FinishReasons
{
    public const string Filtered = "content_filter";

    /// <summary>Null when the end is a failure of the model, for which OpenAI has no word.</summary>
    public static string? ToOpenAi(string reason, bool called) => reason switch
    {
        "STOP" => called ? "tool_calls" : "stop",
        "MAX_TOKENS" => "length",
        "SAFETY" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT"
            or "RECITATION" or "IMAGE_RECITATION" or "LANGUAGE" or "OTHER" or "IMAGE_OTHER" or "NO_IMAGE" => Filtered,
        "UNEXPECTED_TOOL_CALL" or "TOO_MANY_TOOL_CALLS" or "MISSING_THOUGHT_SIGNATURE" => null,
        _ when reason.StartsWith("MALFORMED_", StringComparison.Ordinal) => null,
        _ => called ? "tool_calls" : "stop",
    };

    public static GatewayError Failure(string reason) => new(502, GatewayError.Upstream, "upstream_bad_tool_call",
        $"The model ended its answer with a tool call that cannot be used ({Word(reason)}). Ask again, or simplify the tools.");

    public static string Refusal(string reason) => $"The model provider withheld the answer ({Word(reason)}).";

    public static string BlockedPrompt(string reason) => $"The model provider blocked the prompt ({Word(reason)}).";

    // Words of a stranger: only what looks like one of its enum names goes into our sentences.
    private static string Word(string reason) =>
        reason.Length is > 0 and <= 60 && reason.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_')
            ? reason : "unnamed reason";
}
