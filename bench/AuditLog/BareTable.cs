using Maru.Chain;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.AuditLog;

/// <summary>What the log is compared with: the same rows in a table of the same columns, with a key and nothing else.</summary>
internal sealed class BareTable(Db db)
{
    private long _id;

    public async Task CreateAsync()
    {
        await using var tx = await db.BeginAsync(CancellationToken.None);
        await tx.ExecuteAsync("""
            CREATE TABLE bench_bare (
                id BIGINT PRIMARY KEY, at BIGINT NOT NULL, actor_type TEXT NOT NULL, actor_id TEXT, action TEXT NOT NULL, resource TEXT NOT NULL,
                resource_id TEXT, status_code INTEGER NOT NULL, reason TEXT, changes TEXT, details TEXT, request_id TEXT, trace_id TEXT, ip TEXT,
                user_agent TEXT, method TEXT, path TEXT, request_body TEXT,
                response_summary TEXT, duration_ms INTEGER, hash TEXT NOT NULL)
            """);
        await tx.CommitAsync(CancellationToken.None);
    }

    public async Task DropAsync()
    {
        await using var tx = await db.BeginAsync(CancellationToken.None);
        await tx.ExecuteAsync("DROP TABLE bench_bare");
        await tx.CommitAsync(CancellationToken.None);
    }

    /// <summary>The rows as they will be inserted: making them is not part of a bare insert.</summary>
    public ChainRow[] Rows(IEnumerable<AuditEntry> entries) =>
        [.. entries.Select(e => EntryText.Draft(e, AuditOrigin.OfSystem) with { Id = ++_id, Hash = RowHasher.Genesis })];

    public async Task InsertAsync(ChainRow[] rows)
    {
        await using var tx = await db.BeginAsync(CancellationToken.None);
        if (rows.Length == 1)
        {
            await tx.ExecuteAsync($"""
                INSERT INTO bench_bare ({SqlEntries.Columns})
                VALUES (@Id, @At, @ActorType, @ActorId, @Action, @Resource, @ResourceId, @StatusCode, @Reason, @Changes, @Details, @RequestId,
                    @TraceId, @Ip, @UserAgent, @Method, @Path, @RequestBody, @ResponseSummary, @DurationMs, @Hash)
                """, rows[0]);
        }
        else
        {
            await tx.InsertManyAsync("bench_bare", SqlEntries.Columns, rows, SqlEntries.Write, CancellationToken.None);
        }

        await tx.CommitAsync(CancellationToken.None);
    }
}
