namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>A function or free-text tool of the client's that a model may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What it is called with.</param>
/// <param name="Param">Where it stands in the client's request.</param>
internal sealed record Tool(string Name, ArgumentForm Form, string Param)
{
    /// <summary>The group it stands in, on a wire that has groups; its name begins with the group's then.</summary>
    public string? Group { get; init; }

    /// <summary>A string.</summary>
    public Raw Description { get; init; }

    /// <summary>JSON Schema of its arguments, or the grammar of its text.</summary>
    public Raw Schema { get; init; }

    /// <summary>Whether the schema must be kept to the letter; null where the client did not say.</summary>
    public bool? Strict { get; init; }
}
