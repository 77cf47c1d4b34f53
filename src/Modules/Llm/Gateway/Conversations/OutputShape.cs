namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>The form of the answer.</summary>
/// <param name="Kind">What it must be.</param>
/// <param name="Schema">JSON Schema; none for the other kinds.</param>
internal sealed record OutputShape(ShapeKind Kind, Raw Schema)
{
    /// <summary>The schema's name, a string.</summary>
    public Raw Name { get; init; }

    public bool? Strict { get; init; }
}
