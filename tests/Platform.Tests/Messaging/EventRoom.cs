using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Tests.Messaging;

/// <summary>A database with events, and nodes that deliver them.</summary>
internal sealed class EventRoom(TestDatabase database) : IAsyncDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly List<ServiceProvider> _nodes = [];

    public FakeClock Clock { get; } = new();

    public Heard Heard { get; } = new();

    public RecordedAudit Audit { get; } = new();

    public TestDatabase Database => database;

    public static async Task<EventRoom> CreateAsync(Dialect dialect) => new(await TestDatabase.CreateAsync(dialect));

    public async Task SayAsync(string word, string? about = null, bool commit = true)
    {
        await using var tx = await database.Db.BeginAsync(Ct);
        new Outbox(Clock, new OutboxSignal()).Publish(tx, new Spoken(word, about));
        if (commit)
        {
            await tx.CommitAsync(Ct);
        }
    }

    /// <summary>A node on this database, or on another pool of connections to it.</summary>
    public ServiceProvider Node(Db? db = null, Action<IServiceCollection>? more = null)
    {
        var services = ModuleHost.AddPlatform(new ServiceCollection(), Clock).AddSingleton(db ?? database.Db).AddMessaging();
        services.AddSingleton<IAuditTrail>(Audit).AddSingleton(Heard).AddScoped<WhenSpokenHear>()
            .AddSingleton(Subscription.Of<Spoken, WhenSpokenHear>("WhenSpokenHear"))
            .AddSingleton<OutboxDispatcher>().AddSingleton<OutboxUpkeep>();
        more?.Invoke(services);
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    public Task<int> DeliverAsync(ServiceProvider? by = null) => (by ?? Node()).GetRequiredService<OutboxDispatcher>().DeliverDueAsync(Ct);

    /// <summary>Lets the pauses of a failing event pass, attempt after attempt, until it parks.</summary>
    public async Task ParkAsync(ServiceProvider node)
    {
        for (var attempt = 0; attempt < OutboxTerms.MostAttempts; attempt++)
        {
            await DeliverAsync(node);
            Clock.Advance(TimeSpan.FromHours(1.1));
        }
    }

    public static async Task<ParkedEvent> ParkedAsync(ServiceProvider node) => Assert.Single(
        (await node.GetRequiredService<ReadEvents>().ListParkedAsync(PageRequest.Parse(null, null).Value, Ct)).Items);

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var session = await database.Db.OpenAsync(Ct);
        return await session.ScalarAsync<T>(sql, null, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await database.DisposeAsync();
    }
}
