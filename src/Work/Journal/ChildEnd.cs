namespace Maru.Work.Journal;

/// <summary>What a parent hears of a child's end.</summary>
internal sealed record ChildEnd(RunStatus Status, string? Output, string? Code, string? Detail);
