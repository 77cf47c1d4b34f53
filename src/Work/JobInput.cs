namespace Maru.Work;

/// <summary>A checked input, in the form in which it is stored and compared.</summary>
internal sealed record JobInput(string Json, string? Partition);
