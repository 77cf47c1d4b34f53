namespace Maru.Modules.Audit;

/// <summary>Section <c>Audit</c>.</summary>
internal sealed class AuditSettings
{
    public const string Section = "Audit";

    /// <summary>Two years: what has to be kept.</summary>
    public const int LeastRetentionDays = 730;

    /// <summary>What has to stay at hand when the rest is in the archive.</summary>
    public const int LeastDaysAtHand = 90;

    /// <summary>
    /// Days an entry is kept at least; ranges go as a whole. Less than two years only with an archive, then 90 at least, and in the environment
    /// <c>Testing</c>.
    /// </summary>
    public int RetentionDays { get; set; } = LeastRetentionDays;

    /// <summary>Entries a checkpoint; 1 to 100,000.</summary>
    public int SealEntries { get; set; } = 1000;

    /// <summary>How long an entry waits for its checkpoint at most; one second to a day.</summary>
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A folder that ranges go to, a file each, before retention takes them; keeping those files is the operator's matter. Null for none.</summary>
    public string? ArchiveFolder { get; set; }

    /// <summary>A file that each checkpoint is added to, best on another machine's disk: the anchor outside. Null for none.</summary>
    public string? AnchorFile { get; set; }
}
