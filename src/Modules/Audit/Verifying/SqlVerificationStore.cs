using Maru.Chain;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Verifying;

/// <summary>Stores the result of the verification. Table <c>audit_verification</c>, with one row.</summary>
internal sealed class SqlVerificationStore
{
    private const string Select = """
        SELECT checkpoint, digest, last_id, at, whole_at, fault_kind, fault_row_id, fault_checkpoint, fault_at FROM audit_verification WHERE id = 1
        """;

    public Task<Verification> ReadAsync(Statements sql, CancellationToken ct) => ReadAsync(sql, Select, ct);

    /// <summary>Changes it; several nodes do so one after the other.</summary>
    public async Task ChangeAsync(Tx tx, Func<Verification, Verification> change, CancellationToken ct)
    {
        var now = change(await ReadAsync(tx, $"{Select} {tx.ForUpdate}", ct));
        await tx.ExecuteAsync("""
            UPDATE audit_verification SET checkpoint = @Checkpoint, digest = @Digest, last_id = @LastId, at = @At, whole_at = @WholeAt,
                fault_kind = @FaultKind, fault_row_id = @FaultRowId, fault_checkpoint = @FaultCheckpoint, fault_at = @FaultAt
            WHERE id = 1
            """, new
        {
            now.Checkpoint,
            now.Digest,
            now.LastId,
            now.At,
            now.WholeAt,
            FaultKind = now.Fault is { } fault ? WireName<ChainFaultKind>.Of(fault.Kind) : null,
            FaultRowId = now.Fault?.RowId,
            FaultCheckpoint = now.Fault?.CheckpointNumber,
            now.FaultAt,
        }, ct);
    }

    private static async Task<Verification> ReadAsync(Statements sql, string select, CancellationToken ct)
    {
        var row = await sql.QuerySingleOrDefaultAsync<StateRow>(select, ct: ct)
            ?? throw new InvalidOperationException("The state of the audit log's verification is gone.");
        var fault = row.FaultKind is { } kind ? new ChainFault(WireName<ChainFaultKind>.Parse(kind), row.FaultRowId ?? 0, row.FaultCheckpoint) : null;
        return new Verification(row.Checkpoint, row.Digest, row.LastId, row.At, row.WholeAt, fault, row.FaultAt);
    }

    private sealed class StateRow
    {
        public long Checkpoint { get; init; }

        public string Digest { get; init; } = "";

        public long LastId { get; init; }

        public DateTimeOffset? At { get; init; }

        public DateTimeOffset? WholeAt { get; init; }

        public string? FaultKind { get; init; }

        public long? FaultRowId { get; init; }

        public long? FaultCheckpoint { get; init; }

        public DateTimeOffset? FaultAt { get; init; }
    }
}
