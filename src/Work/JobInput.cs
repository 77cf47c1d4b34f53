namespace Maru.Work;

/// <summary>An input that was checked, in the one form in which it is stored and compared.</summary>
internal sealed record JobInput(string Json, string? Partition);
