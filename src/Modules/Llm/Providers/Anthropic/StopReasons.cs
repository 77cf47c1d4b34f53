using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Anthropic's ends.</summary>
internal static class StopReasons
{
    public const string Refused = "The model provider withheld the answer (refusal).";

    /// <param name="reason">The vendor's word; a new one is an end like any other.</param>
    /// <param name="called">Whether a tool of the client's was called.</param>
    public static StopReason Read(string reason, bool called) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => StopReason.Limit,
        "refusal" => StopReason.Filtered,
        _ => called ? StopReason.ToolCalls : StopReason.Done,
    };
}
