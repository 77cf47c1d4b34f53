namespace Maru.Work;

/// <summary>The input of jobs that need none.</summary>
public sealed record NoInput;
