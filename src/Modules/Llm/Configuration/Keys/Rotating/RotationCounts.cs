namespace Maru.Modules.Llm.Configuration.Keys.Rotating;

/// <summary>What a rotation found.</summary>
internal sealed record RotationCounts(int Rotated, int Already, int Undecryptable);
