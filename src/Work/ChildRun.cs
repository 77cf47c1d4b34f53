namespace Maru.Work;

/// <summary>A run started by another.</summary>
/// <param name="Id">Its id.</param>
public sealed record ChildRun(string Id);
