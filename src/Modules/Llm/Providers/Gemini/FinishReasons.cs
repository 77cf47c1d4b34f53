using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Gemini's many ends.</summary>
internal static class FinishReasons
{
    /// <summary>Null when the end is a failure of the model, which is no end of an answer.</summary>
    public static StopReason? Read(string reason, bool called) => reason switch
    {
        "STOP" => called ? StopReason.ToolCalls : StopReason.Done,
        "MAX_TOKENS" => StopReason.Limit,
        "SAFETY" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT"
            or "RECITATION" or "IMAGE_RECITATION" or "LANGUAGE" or "OTHER" or "IMAGE_OTHER" or "NO_IMAGE" => StopReason.Filtered,
        "UNEXPECTED_TOOL_CALL" or "TOO_MANY_TOOL_CALLS" or "MISSING_THOUGHT_SIGNATURE" => null,
        _ when reason.StartsWith("MALFORMED_", StringComparison.Ordinal) => null,
        _ => called ? StopReason.ToolCalls : StopReason.Done,
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
