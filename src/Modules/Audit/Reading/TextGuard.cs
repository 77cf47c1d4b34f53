using Maru.Kernel;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// Text has no index: every entry that matches the other conditions must be read. The counters say beforehand how many there are, so a
/// search is either exact or refused, and never a long scan.
/// </summary>
internal sealed class TextGuard(SqlAuditStore store)
{
    public const long MostRead = 100_000;

    public async Task<Failure?> RefuseAsync(AuditFilter filter, CancellationToken ct)
    {
        if (filter.Text is null)
        {
            return null;
        }

        var read = await store.CountAsync(filter with { Text = null }, ct);
        return read <= MostRead ? null
            : AuditFailures.TextTooBroad.At("text", $"{read} entries would have to be read; at most {MostRead} are.");
    }
}
