using Maru.Chain;
using Maru.Modules.Audit;
using Maru.Modules.Audit.Chain;
using Maru.Modules.Audit.Reading;
using Maru.Modules.Audit.Verifying;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Tests.Audit;

/// <summary>The audit log as the host registers it, on a database of its own; nothing runs in the background.</summary>
internal sealed class AuditRoom : IAsyncDisposable
{
    private readonly ModuleHost _host;

    private AuditRoom(ModuleHost host) => _host = host;

    public TestDatabase Database => _host.Database;

    public Db Db => Get<Db>();

    public FakeClock Clock => _host.Clock;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AuditRoom> OpenAsync(Dialect dialect = Dialect.Sqlite, params (string Key, string Value)[] settings) =>
        new(await ModuleHost.StartAsync(
            dialect, services => services.AddSingleton<AuditContext>().AddAudit(),
            settings.ToDictionary(s => $"Audit:{s.Key}", s => (string?)s.Value)));

    public T Get<T>()
        where T : notnull => _host.Get<T>();

    /// <summary>Appends the entries in one transaction of a node.</summary>
    public async Task AppendAsync(Db db, params AuditEntry[] entries)
    {
        await using var tx = await db.BeginAsync(Ct);
        foreach (var entry in entries)
        {
            Get<IAuditTrail>().Append(tx, entry);
        }

        await tx.CommitAsync(Ct);
    }

    public Task AppendAsync(params AuditEntry[] entries) => AppendAsync(Db, entries);

    public Task AppendAsync(int count, string resource = "test.things") =>
        AppendAsync([.. Enumerable.Range(1, count).Select(i => new AuditEntry(AuditActions.Create, resource, $"{i}") { ActorId = "ann", After = new { i } })]);

    public Task<int> SealAsync() => Get<SealEntries>().RunAsync(alsoFewer: true, Ct);

    public Task<ChainFault?> VerifyAsync(params Checkpoint[] anchors) => Get<VerifyChain>().RunAsync(new ChainVerifier(anchors), Ct);

    public async Task<Checkpoint[]> CheckpointsAsync()
    {
        var found = new List<Checkpoint>();
        await foreach (var checkpoint in Get<ReadCheckpoints>().RunAsync(0, Ct))
        {
            found.Add(checkpoint);
        }

        return [.. found];
    }

    public async Task<Maru.Kernel.Page<ChainRow>> ListAsync(AuditFilter? filter = null, int page = 1, int size = 50, long? before = null) =>
        (await Get<ListEntries>().RunAsync(filter ?? new AuditFilter(), new(page, size, before is { } id ? new(id, "") : null), Ct)).Value;

    public Task WriteNotesAsync() => Get<NoteWorker>().DrainAsync(Ct);

    public async Task ExecuteAsync(string sql)
    {
        await using var tx = await Db.BeginAsync(Ct);
        await tx.ExecuteAsync(sql, ct: Ct);
        await tx.CommitAsync(Ct);
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var session = await Db.OpenAsync(Ct);
        return await session.ScalarAsync<T>(sql, ct: Ct);
    }

    /// <summary>What somebody does who owns the database.</summary>
    public async Task TamperAsync(string sql)
    {
        foreach (var off in Database.Options.Dialect == Dialect.Sqlite ? SqliteTriggers : PostgresTriggers)
        {
            await ExecuteAsync(off);
        }

        await ExecuteAsync(sql);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static readonly string[] SqliteTriggers =
    [
        .. new[] { "entry_no_update", "entry_no_delete", "checkpoint_no_update", "checkpoint_no_delete", "head_forward", "head_no_delete" }
            .Select(name => $"DROP TRIGGER IF EXISTS audit_{name}"),
    ];

    private static readonly string[] PostgresTriggers =
        [.. new[] { "entry", "checkpoint", "head" }.Select(table => $"ALTER TABLE audit_{table} DISABLE TRIGGER USER")];
}
