using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Modules.Audit;

/// <summary>Section <c>Audit</c>: the audit log.</summary>
internal sealed class AuditSettings : ISettings
{
    // Entries must be kept for two years. With an archive, this part of them must stay in the database.
    private const int LeastDays = 730;
    private const int LeastDaysAtHand = 90;

    /// <summary>
    /// How long an entry is kept at least; ranges go as a whole. Less than two years only with an archive, then 90 days at least, and in
    /// the environment <c>Testing</c>.
    /// </summary>
    [Between("0s", "36500d")]
    [RetiredKey("Audit:RetentionDays", TimeUnit.Days)]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(LeastDays);

    /// <summary>Entries a checkpoint.</summary>
    [Between(1, 100_000)]
    public int SealEntries { get; init; } = 1000;

    /// <summary>How long an entry waits for its checkpoint at most.</summary>
    [Between("1s", "1d")]
    public TimeSpan SealEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A folder that ranges go to, a file each, before retention takes them; keeping those files is the operator's matter.
    /// </summary>
    public string? ArchiveFolder { get; init; }

    /// <summary>A file that each checkpoint is added to, best on another machine's disk: the anchor outside.</summary>
    public string? AnchorFile { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment)
    {
        var least = string.IsNullOrEmpty(ArchiveFolder) ? LeastDays : LeastDaysAtHand;
        if (Retention < TimeSpan.FromDays(least) && !environment.IsEnvironment("Testing"))
        {
            yield return $"Audit:Retention must be {LeastDays}d or more, or {LeastDaysAtHand}d or more with Audit:ArchiveFolder.";
        }

        if (Directory.Exists(AnchorFile))
        {
            yield return $"Audit:AnchorFile={AnchorFile} is a folder. Name a file in it; it is made when it is not there.";
        }

        if (File.Exists(ArchiveFolder))
        {
            yield return $"Audit:ArchiveFolder={ArchiveFolder} is a file. Name a folder; it is made when it is not there.";
        }
    }
}
