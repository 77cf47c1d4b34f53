namespace Maru.Modules.Llm.Gateway;

/// <summary>OpenAI's error object.</summary>
internal sealed record ErrorBody(ErrorBody.Reason Error)
{
    /// <summary>What went wrong, for people and for programs.</summary>
    internal sealed record Reason(string Message, string Type, string? Param, string? Code);
}
