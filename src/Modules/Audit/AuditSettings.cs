namespace Maru.Modules.Audit;

/// <summary>Section <c>Audit</c>.</summary>
internal sealed class AuditSettings
{
    public const string Section = "Audit";

    /// <summary>Two years: what has to be kept.</summary>
    public const int LeastRetentionDays = 730;

    /// <summary>Days an entry is kept at least; ranges go as a whole. Less than two years only in the environment <c>Testing</c>.</summary>
    public int RetentionDays { get; set; } = LeastRetentionDays;

    /// <summary>Entries a checkpoint; 1 to 100,000.</summary>
    public int SealEntries { get; set; } = 1000;

    /// <summary>How long an entry waits for its checkpoint at most; one second to a day.</summary>
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A file that each checkpoint is added to, best on another machine's disk: the anchor outside. Null for none.</summary>
    public string? AnchorFile { get; set; }
}
