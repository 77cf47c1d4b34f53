namespace Maru.WorkChild;

/// <summary>What a test asks of a shape: nothing but a name for it.</summary>
/// <param name="Name">Shown in the result.</param>
internal sealed record Shape(string Name);
