namespace Maru.Work.Journal;

/// <summary>A run about to exist.</summary>
internal sealed record NewRun(string Id, JobKind Kind, JobInput Input, string InputHash, StartTerms Terms)
{
    /// <summary>The trace it is started in.</summary>
    public string? TraceParent { get; } = RunTrace.Here;

    public string? OnceKey => Terms.IdempotencyKey is { } key ? $"{Terms.OwnerId}/{Kind.Name}/{key}" : null;
}
