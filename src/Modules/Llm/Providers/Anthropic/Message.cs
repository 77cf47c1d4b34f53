using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>One message as Anthropic wants it: everything one side says in a row, results of tools before all else.</summary>
/// <param name="Role">One of the two.</param>
internal sealed record Message(string Role)
{
    public const string User = "user";
    public const string Assistant = "assistant";

    public List<ToolResultPart> Results { get; } = [];

    public List<Part> Parts { get; } = [];
}
