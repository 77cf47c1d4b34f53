namespace Maru.Modules.Llm.Providers.Builtin.Chat;

/// <summary>One message, its text parts joined.</summary>
internal sealed record ChatMessage(string Role, string Text, int Pictures, int OtherParts);
