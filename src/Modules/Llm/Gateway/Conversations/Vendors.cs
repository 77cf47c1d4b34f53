namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Whose a seal is.</summary>
internal static class Vendors
{
    public const string Google = "google";
    public const string Anthropic = "claude";
    public const string OpenAi = "gpt";
}
