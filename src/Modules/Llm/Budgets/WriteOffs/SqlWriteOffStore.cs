using Maru.Kernel;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>What dead nodes never reported. Thread safe.</summary>
internal sealed class SqlWriteOffStore(Db db)
{
    private const string Columns = "id, client_key_id, month, node_id, amount_micros, written_at, given_back_at, given_back_by";

    private static readonly Listing<Row> WriteOffs = Listing<Row>.Newest(
        Columns, "FROM llm_budget_write_off", by: "written_at, id", row => new Cursor(row.WrittenAt.ToMicros(), row.Id));

    /// <summary>Newest first.</summary>
    public async Task<Page<WriteOff>> ListAsync(string? clientKeyId, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var where = Where.All.If(clientKeyId, "client_key_id = @ClientKeyId");
        return await WriteOffs.PageAsync(session, where, page, row => row.ToWriteOff(), ct);
    }

    public async Task<WriteOff?> FindAsync(Statements on, string id, CancellationToken ct) =>
        (await on.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM llm_budget_write_off WHERE id = @id", new { id }, ct))?.ToWriteOff();

    /// <summary>Gives the amount back to its key's month; false when that was done before, or the row is gone.</summary>
    public async Task<bool> GiveBackAsync(Tx tx, WriteOff writeOff, string by, DateTimeOffset at, CancellationToken ct)
    {
        await SqlLeases.LockAsync(tx, writeOff.ClientKeyId, writeOff.Month, ct);
        var given = await tx.ExecuteAsync("""
            UPDATE llm_budget_write_off SET given_back_at = @at, given_back_by = @by WHERE id = @Id AND given_back_at IS NULL
            """, new { writeOff.Id, by, at }, ct) == 1;
        if (given)
        {
            await SqlLeases.AddAsync(tx, writeOff.ClientKeyId, writeOff.Month, -writeOff.AmountMicros, ct);
        }

        return given;
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string ClientKeyId { get; init; } = "";

        public string Month { get; init; } = "";

        public string NodeId { get; init; } = "";

        public long AmountMicros { get; init; }

        public DateTimeOffset WrittenAt { get; init; }

        public DateTimeOffset? GivenBackAt { get; init; }

        public string? GivenBackBy { get; init; }

        public WriteOff ToWriteOff() => new()
        {
            Id = Id,
            ClientKeyId = ClientKeyId,
            Month = Month,
            NodeId = NodeId,
            AmountMicros = AmountMicros,
            WrittenAt = WrittenAt,
            GivenBackAt = GivenBackAt,
            GivenBackBy = GivenBackBy,
        };
    }
}
