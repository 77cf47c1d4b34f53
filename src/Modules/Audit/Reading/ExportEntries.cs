using System.Runtime.CompilerServices;
using Maru.Chain;
using Maru.Kernel;

namespace Maru.Modules.Audit.Reading;

/// <summary>Reads all matching entries, newest first, one slice at a time: memory does not grow with the log.</summary>
internal sealed class ExportEntries(SqlAuditStore store, TextGuard guard)
{
    private const int Slice = 1000;

    /// <summary>Why the export is refused, checked before the first byte is sent.</summary>
    public Task<Failure?> RefuseAsync(AuditFilter filter, CancellationToken ct) => guard.RefuseAsync(filter, ct);

    public async IAsyncEnumerable<IReadOnlyList<ChainRow>> RunAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        long? before = null;
        while (true)
        {
            var rows = await store.ReadAsync(filter, before, 0, Slice, ct);
            if (rows.Count > 0)
            {
                before = rows[^1].Id;
                yield return rows;
            }

            if (rows.Count < Slice)
            {
                yield break;
            }
        }
    }
}
