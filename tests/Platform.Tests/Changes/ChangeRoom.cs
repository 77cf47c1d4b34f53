using System.Diagnostics.Metrics;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Changes;

/// <summary>A database with a table of seats, each of which may be taken; what holds the seats in memory; and a change of them.</summary>
internal sealed class ChangeRoom : IAsyncDisposable
{
    public static readonly Failure Refused = new(FailureKind.Conflict, "tests.refused", "Not this one.");

    public static readonly AuditEntry Entry = new(AuditActions.Update, "tests.seats", "1");

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly OutboxSignal _signal = new();
    private readonly FakeClock _clock = new();
    private readonly Dictionary<string, int> _loads = new(StringComparer.Ordinal);

    private ChangeRoom(TestDatabase database) =>
        (Database, Seats, Doors, Gate) =
        (database, Counting("seats", database.Db), Counting("doors", database.Db), Counting("gate", database.Db, isQueued: true));

    public RecordedAudit Audit { get; } = new();

    public AuditGaps? Gaps { get; private set; }

    public Snapshot<string> Seats { get; }

    public Snapshot<string> Doors { get; }

    /// <summary>Changed by one act after the other.</summary>
    public Snapshot<string> Gate { get; }

    /// <summary>The snapshot that cannot be loaded just now.</summary>
    public string? Broken { get; set; }

    public Db Db => Database.Db;

    public TestDatabase Database { get; }

    public static async Task<ChangeRoom> CreateAsync(Dialect dialect)
    {
        var room = new ChangeRoom(await TestDatabase.CreateAsync(dialect));
        await using var tx = await room.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE seat (id INTEGER PRIMARY KEY, taken BIGINT NOT NULL)");
        await tx.ExecuteAsync("INSERT INTO seat (id, taken) VALUES (1, 0), (2, 0)");
        await tx.CommitAsync(Ct);
        await room.Seats.RefreshAsync(Ct);
        await room.Doors.RefreshAsync(Ct);
        await room.Gate.RefreshAsync(Ct);
        return room;
    }

    public static Task TakeAsync(Tx tx) => tx.ExecuteAsync("UPDATE seat SET taken = taken + 1 WHERE id = 1");

    public Change Change(string environment = "Testing", Db? db = null, IAuditTrail? audit = null)
    {
        var host = new HostingEnvironment { EnvironmentName = environment };
        Gaps = new AuditGaps(_services.GetRequiredService<IMeterFactory>(), host, NullLogger<AuditGaps>.Instance);
        return new Change(db ?? Db, new Outbox(_clock, _signal), audit ?? Audit, Gaps, NullLogger<Change>.Instance);
    }

    public int LoadsOf(Snapshot<string> snapshot) => _loads[snapshot.Name];

    public async Task<(long Taken, long Published, long Version)> ReadAsync()
    {
        await using var session = await Db.OpenAsync(Ct);
        return (await session.ScalarAsync<long>("SELECT CAST(SUM(taken) AS BIGINT) FROM seat"),
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox"),
            await session.ScalarAsync<long>("SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM platform_version"));
    }

    /// <summary>
    /// An act that does one of each: takes a seat, and tells the audit log, the outbox and who holds the seats in memory.
    /// </summary>
    public async Task<string> ActAsync(Changing tx, string answer)
    {
        tx.Record(Entry);
        tx.Refresh(Seats);
        tx.Publish(new SeatTaken(1));
        await TakeAsync(tx);
        return answer;
    }

    public async Task AssertUntouchedAsync()
    {
        Assert.Equal((0, 0, 0), await ReadAsync());
        Assert.Empty(Audit.Entries);
        Assert.Equal(1, LoadsOf(Seats));
    }

    public async ValueTask DisposeAsync()
    {
        Seats.Dispose();
        Doors.Dispose();
        Gate.Dispose();
        _signal.Dispose();
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private Snapshot<string> Counting(string name, Db db, bool isQueued = false) => new(name, db, (_, _) =>
    {
        if (name == Broken)
        {
            throw new InvalidOperationException("Cannot be loaded just now.");
        }

        _loads[name] = _loads.GetValueOrDefault(name) + 1;
        return Task.FromResult("loaded");
    })
    {
        IsQueued = isQueued,
    };
}
