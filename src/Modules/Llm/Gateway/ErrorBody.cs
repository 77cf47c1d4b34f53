namespace Maru.Modules.Llm.Gateway;

/// <summary>OpenAI's error object.</summary>
internal sealed record ErrorBody(ErrorBody.Reason Error)
{
    internal sealed record Reason(string Message, string Type, string? Param, string? Code);
}
