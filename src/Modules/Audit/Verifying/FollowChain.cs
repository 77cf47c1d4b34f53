using Maru.Kernel;
using Maru.Platform.Changes;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Verifying;

/// <summary>
/// Verifies the entries since the last check. Older entries are verified again once a day, by <see cref="VerifyLogJob"/>.
/// </summary>
internal sealed class FollowChain(
    Db db, Change change, SqlVerificationStore store, VerifyPart verify, TimeProvider clock, ILogger<FollowChain> log)
{
    private const int PartsAtOnce = 5;

    public async Task RunAsync(CancellationToken ct)
    {
        var state = await ReadAsync(ct);
        var part = new VerifiedPart(state.Checkpoint, state.Digest, state.LastId, ReachedEnd: state.Fault is not null, Fault: null);
        for (var i = 0; i < PartsAtOnce && !part.ReachedEnd; i++)
        {
            part = await verify.RunAsync(part, ct);
            await KeepAsync(known => known.Followed(part, clock.Now()), ct);
        }

        if (part.Fault is { } fault)
        {
            Log.Broken(log, fault.Kind, fault.RowId);
        }
    }

    /// <summary>Stores the result of verifying the whole log.</summary>
    public async Task CompleteAsync(VerifiedPart last, CancellationToken ct)
    {
        await KeepAsync(known => known.Completed(last, clock.Now()), ct);
        if (last.Fault is { } fault)
        {
            Log.Broken(log, fault.Kind, fault.RowId);
        }
    }

    private async Task<Verification> ReadAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await store.ReadAsync(session, ct);
    }

    private Task<Outcome<Nothing>> KeepAsync(Func<Verification, Verification> learn, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            tx.Unrecorded("What the server found in the log is about the log, and found again at any time.");
            await store.ChangeAsync(tx, learn, ct);
            return default(Nothing);
        },
        ct);
}
