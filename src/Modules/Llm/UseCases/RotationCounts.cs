namespace Maru.Modules.Llm.UseCases;

/// <summary>What a rotation found.</summary>
internal sealed record RotationCounts(int Rotated, int Already, int Undecryptable);
