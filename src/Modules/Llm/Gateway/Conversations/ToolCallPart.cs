namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>A model's call of a tool.</summary>
/// <param name="CallId">What pairs it with its result.</param>
/// <param name="Name">The tool's.</param>
/// <param name="Arguments">A string that holds JSON, whole or cut, or free text; none for no arguments.</param>
/// <param name="Form">Which of the two.</param>
internal sealed record ToolCallPart(string CallId, string Name, Raw Arguments, ArgumentForm Form) : Part
{
    /// <summary>What its vendor wants back with it.</summary>
    public Seal? Seal { get; init; }
}
