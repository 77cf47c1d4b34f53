namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Whose a seal is, by the word the vendors' own wires use.</summary>
internal static class Vendors
{
    public const string Google = "google";
    public const string Anthropic = "anthropic";
    public const string OpenAi = "openai";
}
